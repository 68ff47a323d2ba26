import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import { invalidateMessages } from '../messages/messages.cache.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** Restores a message from the trash, with its published texts. */
export function useRestore(key: string) {
  const text = useTranslate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(`copy/messages/${encodePathSegment(key)}/restore`),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: text('trash.restored', { key }) });
      invalidateMessages(client);
    },
  });
}
