import { useQueries, useQueryClient } from '@tanstack/react-query';
import { api, encodePathSegment } from '../../api/api.client.js';
import type { MessageJson } from '../../api/contract.js';
import { isRetryable } from '../../api/problem.error.js';
import { useCurrentUser } from '../../session/session.queries.js';
import type { TextId } from '../text.id.js';
import { draftBaseOf } from './draft.hook.js';
import { createDraftApi } from './draft.api.js';
import { LocalDraftStorage, type StoredDraft } from './local.draft.storage.js';
import { type DraftApi, draftToSave } from './draft.state.js';

const RETRY_MS = 5_000;

/**
 * The unsaved texts of this browser. A text that was saved when its page was left is removed, and one
 * that was sent during an outage is saved after it.
 *
 * @param open the text in the editor, which shows its own state
 */
export function useUnsavedDrafts(open: Partial<TextId>): readonly StoredDraft[] {
  const me = useCurrentUser();
  const client = useQueryClient();
  const storage = new LocalDraftStorage(me.id);
  const draftApi = createDraftApi(me.id, client);
  const drafts = storage
    .list()
    .filter(({ key, language }) => key !== open.key || language !== open.language);
  return useQueries({
    queries: drafts.map((draft) => ({
      queryKey: ['unsaved', me.id, draft],
      queryFn: async () => {
        const isSaved = await saveIfPending(draftApi, draft);
        if (isSaved && storage.load(draft.key, draft.language)?.text === draft.text)
          storage.remove(draft.key, draft.language);
        return !isSaved;
      },
      retry: false,
      refetchInterval: ({ state }: { state: { error: unknown } }) =>
        isRetryable(state.error) ? RETRY_MS : false,
    })),
    // If in doubt, the text is listed rather than lost.
    combine: (answers) => drafts.filter((_, at) => answers[at]?.data ?? answers[at]?.isError),
  });
}

async function saveIfPending(draftApi: DraftApi, draft: StoredDraft): Promise<boolean> {
  const { key, language, text, version, unanswered = [] } = draft;
  const message = await api.get<MessageJson>(`copy/messages/${encodePathSegment(key)}`);
  const base = draftBaseOf(message, language);
  if (base.text === text || (await draftApi.wasTextSaved(draft, text, version))) return true;
  // A text that was never sent may be open in another tab; an older one needs a choice.
  if (!unanswered.includes(text) || base.version !== version) return false;
  await draftApi.save({ key, language }, draftToSave(base, text), version);
  return true;
}
