import { useQueries, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../../api/api.client.js';
import type { MessageView } from '../../api/contract.js';
import { isAway } from '../../api/problem.error.js';
import { useMe } from '../../session/session.queries.js';
import type { TextPlace } from '../text.place.js';
import { baseOf } from './draft.hook.js';
import { draftServerFor } from './draft.server.js';
import { DraftShelf, type ShelvedDraft } from './draft.shelf.js';
import { type DraftServer, writtenOver } from './draft.state.js';

const RETRY_MS = 5_000;

/**
 * What this browser keeps and the server never had. What arrived while a page was left is let go, and
 * what was on its way when the server was away is saved once it answers.
 *
 * @param open the text in the editor, which tells of itself
 */
export function useUnsaved(open: Partial<TextPlace>): readonly ShelvedDraft[] {
  const me = useMe();
  const client = useQueryClient();
  const shelf = new DraftShelf(me.id);
  const server = draftServerFor(me.id, client);
  const left = shelf
    .all()
    .filter(({ key, language }) => key !== open.key || language !== open.language);
  return useQueries({
    queries: left.map((kept) => ({
      queryKey: ['unsaved', me.id, kept],
      queryFn: async () => {
        const isSaved = await reaches(server, kept);
        if (isSaved && shelf.take(kept.key, kept.language)?.text === kept.text)
          shelf.drop(kept.key, kept.language);
        return !isSaved;
      },
      retry: false,
      refetchInterval: ({ state }: { state: { error: unknown } }) =>
        isAway(state.error) ? RETRY_MS : false,
    })),
    // What cannot be found out is told of, rather than lost.
    combine: (answers) => left.filter((_, at) => answers[at]?.data ?? answers[at]?.isError),
  });
}

async function reaches(server: DraftServer, kept: ShelvedDraft): Promise<boolean> {
  const { key, language, text, version, unanswered = [] } = kept;
  const message = await api.get<MessageView>(`copy/messages/${segment(key)}`);
  const base = baseOf(message, language);
  if (base.text === text || (await server.hadText(kept, text, version))) return true;
  // What was never sent may still be written in another tab; what is older needs a choice.
  if (!unanswered.includes(text) || base.version !== version) return false;
  await server.save({ key, language }, writtenOver(base, text), version);
  return true;
}
