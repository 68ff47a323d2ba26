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
 * What this browser keeps and the server never had. What arrived while a page was left is let go, and
 * what was on its way when the server was away is saved once it answers.
 *
 * @param open the text in the editor, which tells of itself
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
    // What cannot be found out is told of, rather than lost.
    combine: (answers) => drafts.filter((_, at) => answers[at]?.data ?? answers[at]?.isError),
  });
}

async function saveIfPending(draftApi: DraftApi, draft: StoredDraft): Promise<boolean> {
  const { key, language, text, version, unanswered = [] } = draft;
  const message = await api.get<MessageJson>(`copy/messages/${encodePathSegment(key)}`);
  const base = draftBaseOf(message, language);
  if (base.text === text || (await draftApi.wasTextSaved(draft, text, version))) return true;
  // What was never sent may still be written in another tab; what is older needs a choice.
  if (!unanswered.includes(text) || base.version !== version) return false;
  await draftApi.save({ key, language }, draftToSave(base, text), version);
  return true;
}
