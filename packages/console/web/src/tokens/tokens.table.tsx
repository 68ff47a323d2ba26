import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenJson } from '../api/contract.js';
import { LimitSummary } from '../access/limit.summary.js';
import { RecordsTable } from '../records/records.table.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { DateTime } from '../ui/date.time.js';
import { RevokeTokenDialog } from './revoke.token.dialog.js';
import { TokenExpiry } from './token.expiry.js';
import { TokenName } from './token.name.js';

export function TokensTable({ tokens }: { tokens: readonly TokenJson[] }) {
  const text = useTranslate();
  const [revoked, setRevoked] = useState<TokenJson>();
  return (
    <>
      <RecordsTable
        caption={text('tokens.title')}
        rows={tokens}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'name',
            label: text('tokens.name'),
            kind: 'plain',
            width: '28%',
            render: (token) => <TokenName token={token} />,
          },
          {
            id: 'scopes',
            label: text('tokens.scopes'),
            render: ({ scopes }) => scopes.map((scope) => text(`tokens.scope.${scope}`)).join(', '),
          },
          {
            id: 'limits',
            label: text('tokens.limits'),
            render: (token) => <LimitSummary {...token} />,
          },
          {
            id: 'used',
            label: text('tokens.used'),
            render: ({ lastUsedAt }) =>
              lastUsedAt === null ? text('tokens.never') : <DateTime at={lastUsedAt} />,
          },
          {
            id: 'expires',
            label: text('tokens.expires'),
            render: ({ expiresAt }) => <TokenExpiry expiresAt={expiresAt} />,
          },
          {
            id: 'actions',
            label: text('tokens.actions'),
            kind: 'actions',
            render: (token) => (
              <Button
                variant="subtle"
                c="var(--mantine-color-error)"
                color="red"
                size="compact-sm"
                aria-label={text('tokens.revoke.of', { name: token.name })}
                onClick={() => setRevoked(token)}
              >
                {text('tokens.revoke')}
              </Button>
            ),
          },
        ]}
      />
      {revoked && <RevokeTokenDialog token={revoked} onClose={() => setRevoked(undefined)} />}
    </>
  );
}
