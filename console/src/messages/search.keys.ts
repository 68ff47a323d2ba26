import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { GridHandle } from './grid/message.grid.js';

/** Leads from the search into the list. */
const DOWN = 'ArrowDown';
/** What means something in the list, once one is on the way to it. */
const IN_LIST: ReadonlySet<string> = new Set([
  DOWN,
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

interface Pressed {
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
export function useSearchKeys(found: string | undefined, grid: RefObject<GridHandle | null>) {
  const pressed = useRef<Pressed>(undefined);
  const [, look] = useState(0);
  useEffect(() => {
    const { current } = pressed;
    if (!current || current.search !== found) return;
    pressed.current = undefined;
    grid.current?.enter(current.keys.slice(1), found !== '');
  });
  /** Gives whether the key is for the list. */
  const take = useCallback((key: string, search: string): boolean => {
    const keys = pressed.current?.keys ?? [];
    if (key !== DOWN && !(keys.length > 0 && IN_LIST.has(key))) return false;
    pressed.current = { search, keys: [...keys, key] };
    look((times) => times + 1);
    return true;
  }, []);
  const forget = useCallback(() => {
    pressed.current = undefined;
  }, []);
  return { take, forget };
}
