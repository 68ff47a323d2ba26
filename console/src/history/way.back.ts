import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { HistoryEvent, MessageView, TextView } from '../api/contract.js';
import { applyTexts } from '../messages/messages.cache.js';
import { useText } from '../texts/text.hook.js';

/** Takes one change back, or goes back to the text after it: two different things. */
export function useWayBack({ id, key, language }: HistoryEvent) {
  const client = useQueryClient();
  const text = useText();
  return useMutation({
    mutationFn: async (way: 'undo' | 'go-back') => {
      const message = await api.get<MessageView>(`copy/messages/${segment(key)}`);
      const version = message.texts[language]?.version ?? 0;
      return api.post<TextView>(`copy/history/${segment(id)}/${way}`, { version });
    },
    onSuccess: (view) => {
      applyTexts(client, [view]);
      const message = text(view.draft === null ? 'history.done.live' : 'history.done');
      notifications.show({ color: 'teal', message });
    },
  });
}
