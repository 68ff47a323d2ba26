import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import { readAgain } from '../messages/messages.cache.js';
import { useText } from '../texts/text.hook.js';

/** Takes a message out of the trash, with the texts that users read before. */
export function useRestore(key: string) {
  const text = useText();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(`copy/messages/${segment(key)}/restore`),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: text('trash.restored', { key }) });
      readAgain(client);
    },
  });
}
