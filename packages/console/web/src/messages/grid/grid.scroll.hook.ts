import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { MessageJson } from '../../api/contract.js';
import type { TextId } from '../text.id.js';

/** Keeps the row of a key at its position on the screen when rows above it are added or removed. */
export function useScrollAnchor(
  messages: readonly MessageJson[],
  key: string | undefined,
  height: number,
  scroller: RefObject<HTMLElement | null>,
): void {
  const last = useRef<{ key: string | undefined; row: number }>({ key: undefined, row: -1 });
  useLayoutEffect(() => {
    const { key: before, row: from } = last.current;
    const row = messages.findIndex((message) => message.key === key);
    last.current = { key, row };
    if (before === key && from >= 0 && row >= 0 && row !== from)
      scroller.current?.scrollBy(0, (row - from) * height);
  }, [messages, key, height, scroller]);
}

/** Scrolls the column of the open text into view. */
export function useScrollToOpenCell(
  open: TextId | undefined,
  scroller: RefObject<HTMLElement | null>,
): void {
  const name = open && `${open.language} ${open.key}`;
  useEffect(() => {
    if (name === undefined) return undefined;
    // After the editor has taken its width and the row is rendered.
    const next = requestAnimationFrame(() =>
      scroller.current
        ?.querySelector('[data-open]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(next);
  }, [name, scroller]);
}

/** Scrolls the row of a key to the middle when it is opened, but not when it moves. */
export function useCenteredRow(
  key: string | undefined,
  row: number,
  scrollTo: (row: number) => void,
): void {
  const centered = useRef<string>(undefined);
  useEffect(() => {
    const shown = row < 0 ? undefined : key;
    if (shown !== undefined && shown !== centered.current) scrollTo(row);
    centered.current = shown;
  }, [key, row, scrollTo]);
}
