import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MessageView } from '../../api/contract.js';
import { onOwnText } from '../own.text.js';
import { type Ticked, withOwnText } from './bulk.drafts.js';

const NONE: ReadonlyMap<string, MessageView> = new Map();

/** Which messages are selected, and what was read of them then. */
export function useTicked(messages: readonly MessageView[]) {
  const [seen, setSeen] = useState(NONE);
  const client = useQueryClient();
  useEffect(
    () => onOwnText(client, (text) => setSeen((before) => withOwnText(before, text))),
    [client],
  );
  const toggle = useCallback(
    (message: MessageView) =>
      setSeen((before) => {
        const next = new Map(before);
        if (!next.delete(message.key)) next.set(message.key, message);
        return next;
      }),
    [],
  );
  const untick = useCallback(
    (keys: ReadonlySet<string>) =>
      setSeen((before) => new Map([...before].filter(([key]) => !keys.has(key)))),
    [],
  );
  const ticked = useMemo(
    () =>
      messages.flatMap((now): Ticked[] => {
        const one = seen.get(now.key);
        return one ? [{ seen: one, now }] : [];
      }),
    [messages, seen],
  );
  return { seen, ticked, toggle, untick, clear: useCallback(() => setSeen(NONE), []) };
}
