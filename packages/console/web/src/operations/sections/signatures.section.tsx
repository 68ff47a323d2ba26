import { Stack } from '@mantine/core';
import { explainSignatureFailure } from 'nestjs-haptik/internal/pure';
import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { RecordsTable } from '../../records/records.table.js';
import { DateTime } from '../../ui/date.time.js';
import { useFormat } from '../format.hook.js';
import { StatusSection } from './status.section.js';
import { SECTION_IDS } from './section.ids.js';

/** Requests that were refused for their signature, with the cure, and old secrets in use. */
export function SignaturesSection({ overview }: { overview: OperationsOverviewJson }) {
  const text = useTranslate();
  const format = useFormat();
  const { signatureFailures, outdatedSecrets } = overview;
  if (signatureFailures.length + outdatedSecrets.length === 0) return null;
  return (
    <Stack gap="xl">
      {signatureFailures.length > 0 && (
        <StatusSection
          id={SECTION_IDS.signatures}
          title={text('operations.signatures')}
          description={text('operations.signatures.description')}
        >
          <RecordsTable
            caption={text('operations.signatures')}
            rows={signatureFailures}
            keyOf={({ bot, cause }) => `${bot} ${cause}`}
            columns={[
              {
                id: 'cause',
                label: text('operations.signatures.cause'),
                kind: 'plain',
                width: '55%',
                render: ({ cause }) => explainSignatureFailure(cause),
              },
              {
                id: 'bot',
                label: text('operations.signatures.bot'),
                render: ({ bot }) => bot,
              },
              {
                id: 'count',
                label: text('operations.signatures.count'),
                render: ({ count }) => format.number(count),
              },
              {
                id: 'last',
                label: text('operations.signatures.last'),
                render: ({ lastAt }) => <DateTime at={lastAt} />,
              },
            ]}
          />
        </StatusSection>
      )}
      {outdatedSecrets.length > 0 && (
        <StatusSection
          id={SECTION_IDS.outdated}
          title={text('operations.outdated')}
          description={text('operations.outdated.description')}
        >
          <RecordsTable
            caption={text('operations.outdated')}
            rows={outdatedSecrets}
            keyOf={({ bot, secretId }) => `${bot} ${secretId}`}
            columns={[
              {
                id: 'secret',
                label: text('operations.outdated.secret'),
                render: ({ secretId }) => secretId,
              },
              { id: 'bot', label: text('operations.signatures.bot'), render: ({ bot }) => bot },
              {
                id: 'calls',
                label: text('operations.unknown.calls'),
                render: ({ calls }) => format.number(calls),
              },
              {
                id: 'last',
                label: text('operations.unknown.last'),
                render: ({ lastAt }) => <DateTime at={lastAt} />,
              },
            ]}
          />
        </StatusSection>
      )}
    </Stack>
  );
}
