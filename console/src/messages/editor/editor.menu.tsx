import { ActionIcon, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots, IconKey, IconLink, IconTrash } from '@tabler/icons-react';
import { api, segment } from '../../api/api.client.js';
import type { MessageView } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { useMe } from '../../session/session.queries.js';
import { refusalOf } from '../../session/text.rights.js';
import { useText } from '../../texts/text.hook.js';
import { showTrashed } from '../../trash/trashed.note.js';
import { readAgain } from '../messages.cache.js';

/** What is seldom done with a message. */
export function EditorMenu({ message, onClose }: { message: MessageView; onClose: () => void }) {
  const text = useText();
  const me = useMe();
  const client = useQueryClient();
  const clipboard = useClipboard();
  const refusal = refusalOf(me, 'copy:publish', message.key);
  const trash = useMutation({
    mutationFn: () => api.post(`copy/messages/${segment(message.key)}/trash`),
    onSuccess: () => {
      showTrashed(message);
      readAgain(client);
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
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={refusal !== undefined}
          title={refusal && text(refusal)}
          onClick={() => trash.mutate()}
        >
          {text('editor.trash')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
