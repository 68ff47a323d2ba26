import { Button, Stack } from '@mantine/core';
import type { SessionView } from '../api/contract.js';
import { SessionList } from '../people/session.list.js';
import { Loaded } from '../records/loaded.js';
import { useText } from '../texts/text.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { useEndSession, useOwnSessions } from './account.queries.js';

/** Where one is signed in oneself; the session in use is ended by signing out. */
export function OwnSessions() {
  const text = useText();
  const sessions = useOwnSessions();
  const end = useEndSession();
  const endButton = ({ id, isCurrent }: SessionView) =>
    !isCurrent && (
      <Button
        variant="default"
        size="xs"
        loading={end.isPending && end.variables === id}
        onClick={() => end.mutate(id)}
      >
        {text('account.sessions.end')}
      </Button>
    );
  return (
    <Stack>
      <Loaded query={sessions}>
        {(list) => <SessionList sessions={list} action={endButton} />}
      </Loaded>
      <ProblemAlert error={end.error} />
    </Stack>
  );
}
