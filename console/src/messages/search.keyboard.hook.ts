import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { GridHandle } from './grid/message.grid.js';

/** Leads from the search into the list. */
const ENTER_LIST_KEY = 'ArrowDown';
/** What means something in the list, once one is on the way to it. */
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
  /** What was typed before them. */
  readonly search: string;
  readonly keys: readonly string[];
}

/**
 * Keeps keys for the list that are pressed in the search until the list shows what was typed: before, they
 * would meet messages that nobody looked for.
 *
 * @param found the search whose result the list shows; undefined while there is none
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
  /** Gives whether the key is for the list. */
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
  return { take: handleKey, forget: reset };
}
