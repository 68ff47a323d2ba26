import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import type { MessageGridProps } from './message.grid.js';

const PAGE_ROWS = 8;

interface Place {
  readonly row: number;
  /** 0 is the key; languages follow. */
  readonly column: number;
}

/** One stop for Tab, arrow keys within: the pattern of a grid. */
export function useGridNavigation(
  { messages, languages, open, onOpen, selected, onSelect }: MessageGridProps,
  grid: RefObject<HTMLElement | null>,
  activeRow: RefObject<number>,
  scrollTo: (row: number) => void,
) {
  const [active, setActive] = useState<Place>({ row: 0, column: 1 });
  const activate = useCallback(
    (place: Place) => {
      activeRow.current = place.row;
      setActive(place);
    },
    [activeRow],
  );

  const isOpen = open !== undefined;
  useEffect(() => {
    // Whoever leaves the editor is where he was.
    if (!isOpen && document.activeElement === document.body) focusCell(grid.current, active);
    // oxlint-disable-next-line react/exhaustive-deps -- only when the editor closes
  }, [isOpen]);

  const move = (place: Place): void => {
    activate(place);
    scrollTo(place.row);
    requestAnimationFrame(() => focusCell(grid.current, place));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const message = messages[active.row];
    const lastRow = messages.length - 1;
    const to = moved(event.key, active, lastRow, languages.length);
    if (to) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter' && message) {
      event.preventDefault();
      const language = languages[Math.max(0, active.column - 1)];
      if (language !== undefined) onOpen({ key: message.key, language });
    } else if (event.key === ' ' && message && event.target instanceof HTMLDivElement) {
      event.preventDefault();
      onSelect(toggled(selected, message.key));
    }
  };
  return { active, activate, onKeyDown };
}

export function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

function moved(key: string, { row, column }: Place, lastRow: number, lastColumn: number) {
  const at = (toRow: number, toColumn: number): Place => ({
    row: Math.min(lastRow, Math.max(0, toRow)),
    column: Math.min(lastColumn, Math.max(0, toColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + PAGE_ROWS, column);
    case 'PageUp':
      return at(row - PAGE_ROWS, column);
    case 'Home':
      return at(row, 0);
    case 'End':
      return at(row, lastColumn);
    default:
      return undefined;
  }
}

function focusCell(grid: HTMLElement | null, { row, column }: Place): void {
  grid
    ?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
    ?.focus({ preventScroll: true });
}
