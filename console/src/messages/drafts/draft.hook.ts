import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, segment } from '../../api/api.client.js';
import type { Me, MessageView, Problem, TextView } from '../../api/contract.js';
import { isProblem, ProblemError } from '../../api/problem.error.js';
import { SESSION_KEY, useMe } from '../../session/session.queries.js';
import { applyTexts } from '../messages.cache.js';
import { textInCode } from '../shown.text.js';
import { type DraftBase, DraftKeeper, type DraftState } from './draft.keeper.js';
import { DraftShelf } from './draft.shelf.js';

const SIGNED_OUT: Problem = {
  statusCode: 401,
  code: 'signed-out',
  message: 'You are signed out. Sign in again to save it.',
};

export function baseOf(message: MessageView, language: string): DraftBase {
  const view = message.texts[language];
  const inCode = textInCode(message, language) ?? '';
  return {
    text: view?.draft ?? view?.published ?? inCode,
    version: view?.version ?? 0,
    published: view?.published ?? null,
    isDraft: view !== undefined && view.draft !== null,
  };
}

/** The text of an editor, saved while it is written, when the window is left, and when it closes. */
export function useDraft(
  message: MessageView,
  language: string,
): readonly [DraftState, DraftKeeper] {
  const client = useQueryClient();
  const me = useMe();
  const base = baseOf(message, language);
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        { key: message.key, language },
        base,
        async (place, text, version) => {
          const now = client.getQueryData<Me | null>(SESSION_KEY);
          // Whoever is signed in now shall not have written it; it waits for its writer.
          if (now?.id !== me.id) throw new ProblemError(SIGNED_OUT);
          const path = `copy/messages/${segment(place.key)}/${segment(place.language)}`;
          try {
            const view = await api.put<TextView>(path, { text, version });
            applyTexts(client, [view]);
            return view;
          } catch (error) {
            if (isProblem(error, 'signed-out')) client.setQueryData(SESSION_KEY, null);
            throw error;
          }
        },
        new DraftShelf(me.id),
      ),
  );
  const { text, version, published, isDraft } = base;
  useEffect(
    () => keeper.adopt({ text, version, published, isDraft }),
    [keeper, text, version, published, isDraft],
  );
  useEffect(() => {
    const flush = (): void => void keeper.flush();
    flush(); // what was kept in this browser
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [keeper]);
  return [useSyncExternalStore(keeper.subscribe, keeper.snapshot), keeper];
}
