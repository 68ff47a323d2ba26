import { useQueries } from '@tanstack/react-query';
import { api, segment } from '../../api/api.client.js';
import type { MessageView } from '../../api/contract.js';
import { useMe } from '../../session/session.queries.js';
import type { TextPlace } from '../text.place.js';
import { baseOf } from './draft.hook.js';
import { hadText } from './draft.server.js';
import { DraftShelf, type ShelvedDraft } from './draft.shelf.js';

/**
 * What this browser keeps and the server never had. What arrived while a page was left is let go.
 *
 * @param open the text in the editor, which tells of itself
 */
export function useUnsaved(open: Partial<TextPlace>): readonly ShelvedDraft[] {
  const me = useMe();
  const shelf = new DraftShelf(me.id);
  const left = shelf
    .all()
    .filter(({ key, language }) => key !== open.key || language !== open.language);
  return useQueries({
    queries: left.map((kept) => ({
      queryKey: ['unsaved', me.id, kept],
      queryFn: async () => {
        const isSaved = await isOnServer(kept);
        if (isSaved && shelf.take(kept.key, kept.language)?.text === kept.text)
          shelf.drop(kept.key, kept.language);
        return !isSaved;
      },
      retry: false,
    })),
    // What cannot be found out is told of, rather than lost.
    combine: (answers) => left.filter((_, at) => answers[at]?.data ?? answers[at]?.isError),
  });
}

async function isOnServer(kept: ShelvedDraft): Promise<boolean> {
  const message = await api.get<MessageView>(`copy/messages/${segment(kept.key)}`);
  if (baseOf(message, kept.language).text === kept.text) return true;
  return hadText(kept, kept.text, kept.version);
}
