import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { UserView } from '../api/contract.js';
import { SessionList } from '../people/session.list.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { Loaded } from '../records/loaded.js';
import { Dialog } from '../records/dialog.js';
import { useText } from '../texts/text.hook.js';
import { useEndSessions, useUserSessions } from './users.queries.js';

/** Where somebody is signed in, and the way to end all of it. */
export function UserSessionsDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const text = useText();
  const sessions = useUserSessions(user.id);
  const end = useEndSessions(user.id);
  const [isAsked, setAsked] = useState(false);
  if (isAsked) {
    return (
      <ConfirmDialog
        title={text('users.sessions.end.title', { name: user.name })}
        verb={text('users.sessions.end')}
        isDangerous
        action={end}
        onConfirm={() => end.mutate(undefined, { onSuccess: onClose })}
        onClose={() => setAsked(false)}
      >
        {text('users.sessions.end.about', { count: sessions.data?.length ?? 0 })}
      </ConfirmDialog>
    );
  }
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
        <Group justify="flex-end">
          <Button
            color="red"
            variant="light"
            disabled={!sessions.data?.length}
            onClick={() => setAsked(true)}
          >
            {text('users.sessions.end.ask')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
