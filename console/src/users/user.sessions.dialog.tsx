import { Button, Group, Stack, Text } from '@mantine/core';
import type { UserView } from '../api/contract.js';
import { SessionList } from '../people/session.list.js';
import { Loaded } from '../records/loaded.js';
import { Dialog } from '../records/dialog.js';
import { useText } from '../texts/text.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { useEndSessions, useUserSessions } from './users.queries.js';

/** Where somebody is signed in, and the way to end all of it. */
export function UserSessionsDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const text = useText();
  const sessions = useUserSessions(user.id);
  const end = useEndSessions(user.id);
  return (
    <Dialog title={text('users.sessions.title', { name: user.name })} isLarge onClose={onClose}>
      <Stack>
        <Loaded query={sessions}>
          {(list) =>
            list.length > 0 ? (
              <SessionList sessions={list} />
            ) : (
              <Text size="sm" c="dimmed">
                {text('users.sessions.none')}
              </Text>
            )
          }
        </Loaded>
        <ProblemAlert error={end.error} />
        <Group justify="flex-end">
          <Button
            color="red"
            variant="light"
            loading={end.isPending}
            disabled={!sessions.data?.length}
            onClick={() => end.mutate(undefined, { onSuccess: onClose })}
          >
            {text('users.sessions.end')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
