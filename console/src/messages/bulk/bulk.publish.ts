import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.client.js';
import type { TextView } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { applyTexts } from '../messages.cache.js';
import type { TextRef } from './bulk.drafts.js';

/** Publishes drafts together: all of them, or none when one is refused. */
export function useBulkPublish(onDone: () => void) {
  const client = useQueryClient();
  const text = useText();
  return useMutation({
    mutationFn: ({ texts, at }: { texts: readonly TextRef[]; at?: string }) =>
      api.post<{ texts: TextView[] }>('copy/publish', { texts, ...(at !== undefined && { at }) }),
    onSuccess: ({ texts }, { at }) => {
      applyTexts(client, texts);
      notifications.show({
        color: 'teal',
        message: text(at === undefined ? 'bulk.published' : 'bulk.scheduled', {
          count: texts.length,
        }),
      });
      onDone();
    },
  });
}
