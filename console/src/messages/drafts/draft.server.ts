import type { QueryClient } from '@tanstack/react-query';
import { api, segment } from '../../api/api.client.js';
import type { HistoryEvent, Me, Problem, TextView } from '../../api/contract.js';
import { isProblem, ProblemError } from '../../api/problem.error.js';
import { SESSION_KEY } from '../../session/session.queries.js';
import { applyTexts } from '../messages.cache.js';
import { tellOwnText } from '../own.text.js';
import type { DraftServer } from './draft.state.js';

const SIGNED_OUT: Problem = {
  statusCode: 401,
  code: 'signed-out',
  message: 'You are signed out. Sign in again to save it.',
};

/** The server to whoever opened an editor, and to nobody who signs in after him. */
export function draftServerFor(writer: string, client: QueryClient): DraftServer {
  return {
    save: async (place, text, version) => {
      const now = client.getQueryData<Me | null>(SESSION_KEY);
      // Whoever is signed in now shall not have written it; it waits for its writer.
      if (now?.id !== writer) throw new ProblemError(SIGNED_OUT);
      const path = `copy/messages/${segment(place.key)}/${segment(place.language)}`;
      try {
        const view = await api.put<TextView>(path, { text, version });
        applyTexts(client, [view]);
        tellOwnText(client, view);
        return view;
      } catch (error) {
        if (isProblem(error, 'signed-out')) client.setQueryData(SESSION_KEY, null);
        throw error;
      }
    },
    hadText,
  };
}

const hadText: DraftServer['hadText'] = async ({ key, language }, text, version) => {
  const query = { key, language, limit: 50 };
  const { events } = await api.get<{ events: readonly HistoryEvent[] }>('copy/history', query);
  return events.some((event) => event.version > version && event.after === text);
};
