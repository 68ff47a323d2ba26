import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onConnectionChange } from '../../api/connection.state.js';
import type { MessageJson } from '../../api/contract.js';
import { useCurrentUser } from '../../session/session.queries.js';
import { getDefaultText } from '../displayed.text.js';
import { DraftAutosave } from './draft.autosave.js';
import { createDraftApi } from './draft.api.js';
import { LocalDraftStorage } from './local.draft.storage.js';
import type { DraftBase, DraftState } from './draft.state.js';

export function draftBaseOf(message: MessageJson, language: string): DraftBase {
  const view = message.texts[language];
  const defaultText = getDefaultText(message, language) ?? null;
  return {
    text: view?.draft ?? view?.published ?? defaultText ?? '',
    version: view?.version ?? 0,
    published: view?.published ?? null,
    defaultText,
  };
}

/** The text of an editor. It is saved while it is written, when the window loses focus, and on closing. */
export function useDraft(
  message: MessageJson,
  language: string,
): readonly [DraftState, DraftAutosave] {
  const client = useQueryClient();
  const me = useCurrentUser();
  const base = draftBaseOf(message, language);
  const [autosave] = useState(() => {
    const textId = { key: message.key, language };
    return new DraftAutosave(
      textId,
      base,
      createDraftApi(me.id, client),
      new LocalDraftStorage(me.id),
    );
  });
  const { text, version, published, defaultText } = base;
  useEffect(
    () => autosave.setServerText({ text, version, published, defaultText }),
    [autosave, text, version, published, defaultText],
  );
  useEffect(() => {
    const flush = (): void => void autosave.flush();
    autosave.open();
    const unsubscribe = onConnectionChange((now) => now === 'online' && autosave.retry());
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      unsubscribe();
      autosave.close();
    };
  }, [autosave]);
  return [useSyncExternalStore(autosave.subscribe, autosave.getSnapshot), autosave];
}
