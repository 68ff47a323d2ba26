import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MessageJson } from '../../api/contract.js';
import { onLocalText } from '../local.text.js';
import { type SelectedMessage, withLocalText } from './bulk.drafts.js';

const NO_SELECTION: ReadonlyMap<string, MessageJson> = new Map();

/** The selected messages, each in the version at the time of its selection. */
export function useSelection(messages: readonly MessageJson[]) {
  const [seen, setSeen] = useState(NO_SELECTION);
  const client = useQueryClient();
  useEffect(
    () => onLocalText(client, (text) => setSeen((before) => withLocalText(before, text))),
    [client],
  );
  const toggle = useCallback(
    (message: MessageJson) =>
      setSeen((before) => {
        const next = new Map(before);
        if (!next.delete(message.key)) next.set(message.key, message);
        return next;
      }),
    [],
  );
  const deselect = useCallback(
    (keys: ReadonlySet<string>) =>
      setSeen((before) => new Map([...before].filter(([key]) => !keys.has(key)))),
    [],
  );
  const selectedMessages = useMemo(
    () =>
      messages.flatMap((current): SelectedMessage[] => {
        const one = seen.get(current.key);
        return one ? [{ atSelection: one, current }] : [];
      }),
    [messages, seen],
  );
  return {
    seen,
    ticked: selectedMessages,
    toggle,
    untick: deselect,
    clear: useCallback(() => setSeen(NO_SELECTION), []),
  };
}
