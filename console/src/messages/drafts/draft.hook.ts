import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onConnection } from '../../api/connection.js';
import type { MessageView } from '../../api/contract.js';
import { useMe } from '../../session/session.queries.js';
import { textInCode } from '../shown.text.js';
import { DraftKeeper } from './draft.keeper.js';
import { draftServerFor } from './draft.server.js';
import { DraftShelf } from './draft.shelf.js';
import type { DraftBase, DraftState } from './draft.state.js';

export function baseOf(message: MessageView, language: string): DraftBase {
  const view = message.texts[language];
  const inCode = textInCode(message, language) ?? null;
  return {
    text: view?.draft ?? view?.published ?? inCode ?? '',
    version: view?.version ?? 0,
    published: view?.published ?? null,
    inCode,
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
  const [keeper] = useState(() => {
    const place = { key: message.key, language };
    return new DraftKeeper(place, base, draftServerFor(me.id, client), new DraftShelf(me.id));
  });
  const { text, version, published, inCode } = base;
  useEffect(
    () => keeper.adopt({ text, version, published, inCode }),
    [keeper, text, version, published, inCode],
  );
  useEffect(() => {
    const flush = (): void => void keeper.flush();
    keeper.open();
    const forget = onConnection((now) => now === 'fine' && keeper.retry());
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      forget();
      keeper.close();
    };
  }, [keeper]);
  return [useSyncExternalStore(keeper.subscribe, keeper.snapshot), keeper];
}
