import { Button, Stack } from '@mantine/core';
import type { SessionJson } from '../api/contract.js';
import { SessionList } from '../access/session.list.js';
import { Loaded } from '../records/loaded.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { useRevokeSession, useOwnSessions } from './account.queries.js';

/** The user's own sessions. The current one ends by signing out. */
export function OwnSessions() {
  const text = useTranslate();
  const sessions = useOwnSessions();
  const revoke = useRevokeSession();
  const revokeButton = ({ id, isCurrent }: SessionJson) =>
    !isCurrent && (
      <Button
        variant="default"
        size="xs"
        loading={revoke.isPending && revoke.variables === id}
        onClick={() => revoke.mutate(id)}
      >
        {text('account.sessions.revoke')}
      </Button>
    );
  return (
    <Stack>
      <Loaded query={sessions}>
        {(list) => <SessionList sessions={list} action={revokeButton} />}
      </Loaded>
      <ProblemAlert error={revoke.error} />
    </Stack>
  );
}
