import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { GridHandle } from '../grid/message.grid.js';

/** Moves from the search into the list. */
const ENTER_LIST_KEY = 'ArrowDown';
/** Keys that act on the list after a move into it. */
const LIST_KEYS: ReadonlySet<string> = new Set([
  ENTER_LIST_KEY,
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'PageDown',
  'PageUp',
  'Home',
  'End',
  'Enter',
  ' ',
]);

interface BufferedKeys {
  /** The search text at the time of the keys. */
  readonly search: string;
  readonly keys: readonly string[];
}

/**
 * Queues keys that are pressed in the search for the list until it shows the result: earlier, they would
 * act on other messages.
 *
 * @param found the search text whose result the list shows; undefined if none
 */
export function useSearchKeyboard(found: string | undefined, grid: RefObject<GridHandle | null>) {
  const buffered = useRef<BufferedKeys>(undefined);
  const [, rerender] = useState(0);
  useEffect(() => {
    const { current } = buffered;
    if (!current || current.search !== found) return;
    buffered.current = undefined;
    grid.current?.enter(current.keys.slice(1), found !== '');
  });
  /** Returns whether the key acts on the list. */
  const handleKey = useCallback((key: string, search: string): boolean => {
    const keys = buffered.current?.keys ?? [];
    if (key !== ENTER_LIST_KEY && !(keys.length > 0 && LIST_KEYS.has(key))) return false;
    buffered.current = { search, keys: [...keys, key] };
    rerender((times) => times + 1);
    return true;
  }, []);
  const reset = useCallback(() => {
    buffered.current = undefined;
  }, []);
  return { handleKey, reset };
}
