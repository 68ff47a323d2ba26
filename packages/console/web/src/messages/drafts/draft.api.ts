import type { QueryClient } from '@tanstack/react-query';
import { api, encodePathSegment } from '../../api/api.client.js';
import type {
  HistoryEventJson,
  CurrentUserJson,
  ProblemJson,
  TextJson,
} from '../../api/contract.js';
import { isProblem, ProblemError } from '../../api/problem.error.js';
import { SESSION_KEY } from '../../session/session.queries.js';
import { applyTexts } from '../messages.cache.js';
import { notifyLocalText } from '../local.text.js';
import type { DraftApi } from './draft.state.js';

const SIGNED_OUT_PROBLEM: ProblemJson = {
  statusCode: 401,
  code: 'unauthenticated',
  message: 'You are signed out. Sign in again to save the text.',
};

/** Sends requests only for the user who opened the editor, not for one who signs in later. */
export function createDraftApi(userId: string, client: QueryClient): DraftApi {
  return {
    save: async (textId, text, version) => {
      const now = client.getQueryData<CurrentUserJson | null>(SESSION_KEY);
      // The text belongs to another user than the current one; it stays until its author signs in.
      if (now?.id !== userId) throw new ProblemError(SIGNED_OUT_PROBLEM);
      const path = `copy/messages/${encodePathSegment(textId.key)}/${encodePathSegment(textId.language)}`;
      try {
        const view = await api.put<TextJson>(path, { text, version });
        applyTexts(client, [view]);
        notifyLocalText(client, view);
        return view;
      } catch (error) {
        if (isProblem(error, 'unauthenticated')) client.setQueryData(SESSION_KEY, null);
        throw error;
      }
    },
    wasTextSaved,
  };
}

const wasTextSaved: DraftApi['wasTextSaved'] = async ({ key, language }, text, version) => {
  const query = { key, language, limit: 50 };
  const { events } = await api.get<{ events: readonly HistoryEventJson[] }>('copy/history', query);
  return events.some((event) => event.version > version && event.after === text);
};
