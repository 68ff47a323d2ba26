import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

interface StickToEnd {
  readonly list: RefObject<HTMLDivElement | null>;
  /** Whether the reader scrolled up, so that new messages may be out of sight. */
  readonly isAway: boolean;
  readonly onScroll: () => void;
  readonly goToEnd: () => void;
}

/** Distance in pixels from the end that counts as the end. */
const TOLERANCE_PX = 48;

/**
 * Keeps a list scrolled to its end while it grows, unless the reader scrolled up.
 *
 * @param ownEntry identifies the latest message of the reader, who wants to see it
 */
export function useStickToEnd(ownEntry: string | undefined): StickToEnd {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isAway, setAway] = useState(false);
  const goToEnd = useCallback(() => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);
  const onScroll = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const distance = element.scrollHeight - element.clientHeight - element.scrollTop;
    isAtEnd.current = distance <= TOLERANCE_PX;
    setAway(!isAtEnd.current);
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    // Images grow when they are loaded, and the list shrinks when the keyboard of a phone opens.
    const observer = new ResizeObserver(() => isAtEnd.current && goToEnd());
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    goToEnd();
    return () => observer.disconnect();
  }, [goToEnd]);
  useLayoutEffect(goToEnd, [goToEnd, ownEntry]);
  return { list, isAway, onScroll, goToEnd };
}
