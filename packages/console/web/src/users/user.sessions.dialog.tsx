import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { UserJson } from '../api/contract.js';
import { SessionList } from '../access/session.list.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { Loaded } from '../records/loaded.js';
import { Dialog } from '../records/dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { useRevokeUserSessions, useUserSessions } from './users.queries.js';

/** The sessions of a user, with an action to end all of them. */
export function UserSessionsDialog({ user, onClose }: { user: UserJson; onClose: () => void }) {
  const text = useTranslate();
  const sessions = useUserSessions(user.id);
  const revoke = useRevokeUserSessions(user.id);
  const [isConfirming, setConfirming] = useState(false);
  if (isConfirming) {
    return (
      <ConfirmDialog
        title={text('users.sessions.revoke.title', { name: user.name })}
        confirmLabel={text('users.sessions.revoke')}
        isDangerous
        action={revoke}
        onConfirm={() => revoke.mutate(undefined, { onSuccess: onClose })}
        onClose={() => setConfirming(false)}
      >
        {text('users.sessions.revoke.description', { count: sessions.data?.length ?? 0 })}
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
            onClick={() => setConfirming(true)}
          >
            {text('users.sessions.revoke.ask')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
