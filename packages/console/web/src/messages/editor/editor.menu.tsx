import { ActionIcon, Menu, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots, IconKey, IconLink, IconTrash } from '@tabler/icons-react';
import { api, encodePathSegment } from '../../api/api.client.js';
import type { MessageJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { useCurrentUser } from '../../session/session.queries.js';
import { getDenialReason } from '../../session/text.permissions.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { notifyTrashed } from '../../trash/trashed.note.js';
import { invalidateMessages } from '../messages.cache.js';

/** Less frequent actions of a message. */
export function EditorMenu({ message, onClose }: { message: MessageJson; onClose: () => void }) {
  const text = useTranslate();
  const me = useCurrentUser();
  const client = useQueryClient();
  const clipboard = useClipboard();
  const denialReason = getDenialReason(me, 'copy:publish', message.key);
  const trash = useMutation({
    mutationFn: () => api.post(`copy/messages/${encodePathSegment(message.key)}/trash`),
    onSuccess: () => {
      notifyTrashed(message);
      invalidateMessages(client);
      onClose();
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        message: isProblem(error) ? error.message : text('ui.unknown-problem'),
      }),
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={text('editor.more')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLink size={16} aria-hidden />}
          onClick={() => clipboard.copy(window.location.href)}
        >
          {text('editor.copy-link')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={16} aria-hidden />}
          onClick={() => clipboard.copy(message.key)}
        >
          {text('editor.copy-key')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          // Stays focusable while it is disabled, so that the reason can be read.
          c={denialReason ? 'dimmed' : 'var(--mantine-color-error)'}
          leftSection={<IconTrash size={16} aria-hidden />}
          aria-disabled={denialReason !== undefined}
          closeMenuOnClick={denialReason === undefined}
          onClick={() => denialReason === undefined && trash.mutate()}
        >
          {text('editor.trash')}
          {denialReason && (
            <Text size="xs" c="dimmed">
              {text(denialReason)}
            </Text>
          )}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
