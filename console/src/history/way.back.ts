import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { HistoryEvent, TextView } from '../api/contract.js';
import { conflictingText } from '../messages/drafts/conflicting.text.js';
import type { DraftKeeper } from '../messages/drafts/draft.keeper.js';
import { applyTexts } from '../messages/messages.cache.js';
import { tellOwnText } from '../messages/own.text.js';
import { useText } from '../texts/text.hook.js';

/** What is known of a text where its history is shown. */
export interface WayBackFrom {
  /** The version that is on the screen. */
  readonly version: number;
  /** The editor beside the list. */
  readonly keeper?: DraftKeeper | undefined;
}

/**
 * Takes one change back, or goes back to the text after it: two different things. Only from the text
 * that is on the screen, so that nothing is overwritten that nobody here has seen.
 */
export function useWayBack(event: HistoryEvent, { version, keeper }: WayBackFrom) {
  const client = useQueryClient();
  const text = useText();
  return useMutation({
    mutationFn: async (way: 'undo' | 'go-back'): Promise<TextView | undefined> => {
      const goBack = (from: number): Promise<TextView> =>
        api.post<TextView>(`copy/history/${segment(event.id)}/${way}`, { version: from });
      const back = way === 'undo' ? event.before : event.after;
      return keeper ? keeper.act(goBack, back ?? '') : goBack(version);
    },
    onSuccess: (view) => {
      if (!view) return; // the state of the draft tells why
      applyTexts(client, [view]);
      tellOwnText(client, view);
      const done = view.draft === null ? 'history.done.none' : 'history.done';
      notifications.show({ color: 'teal', message: text(done) });
    },
    onError: (error) => {
      const theirs = conflictingText(error);
      if (theirs) applyTexts(client, [theirs]);
    },
  });
}
