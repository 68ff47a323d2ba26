import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import type { HistoryEventJson, TextJson } from '../api/contract.js';
import { conflictingText } from '../messages/drafts/conflicting.text.js';
import type { DraftAutosave } from '../messages/drafts/draft.autosave.js';
import { applyTexts } from '../messages/messages.cache.js';
import { notifyLocalText } from '../messages/local.text.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** What is known about a text where its history is shown. */
export interface RevertContext {
  /** The version shown on the screen. */
  readonly version: number;
  /** The editor beside the list. */
  readonly autosave?: DraftAutosave | undefined;
}

/**
 * Undoes one change, or reverts to the text after it. Both apply only to the text on the screen,
 * so that no unseen change is overwritten.
 */
export function useRevert(event: HistoryEventJson, { version, autosave }: RevertContext) {
  const client = useQueryClient();
  const text = useTranslate();
  return useMutation({
    mutationFn: async (action: 'undo' | 'revert'): Promise<TextJson | undefined> => {
      const revertTo = (from: number): Promise<TextJson> =>
        api.post<TextJson>(`copy/history/${encodePathSegment(event.id)}/${action}`, {
          version: from,
        });
      const target = action === 'undo' ? event.before : event.after;
      return autosave ? autosave.runAfterSave(revertTo, target ?? '') : revertTo(version);
    },
    onSuccess: (view) => {
      if (!view) return; // the draft state explains why
      applyTexts(client, [view]);
      notifyLocalText(client, view);
      const done = view.draft === null ? 'history.done.none' : 'history.done';
      notifications.show({ color: 'teal', message: text(done) });
    },
    onError: (error) => {
      const theirs = conflictingText(error);
      if (theirs) applyTexts(client, [theirs]);
    },
  });
}
