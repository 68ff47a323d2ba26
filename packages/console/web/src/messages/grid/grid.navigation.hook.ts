import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { MessageJson } from '../../api/contract.js';
import type { TextId } from '../text.id.js';

const PAGE_ROWS = 8;

export interface CellPosition {
  readonly row: number;
  /** 0 is the key column; languages follow. */
  readonly column: number;
}

const FIRST_CELL: CellPosition = { row: 0, column: 1 };

/** The content of the grid, and the actions of its cells. */
export interface GridNavigationOptions {
  readonly messages: readonly MessageJson[];
  readonly languages: readonly string[];
  readonly open: TextId | undefined;
  readonly onOpen: (text: TextId) => void;
  /** The selected keys. */
  readonly selected: { has(key: string): boolean };
  readonly onSelect: (message: MessageJson) => void;
  /** Whether the messages are of the previous search while the current one is loading. */
  readonly isStale: boolean;
}

/** Keyboard navigation of the ARIA grid pattern: one tab stop, arrow keys within. */
export function useGridNavigation(
  { messages, languages, open, onOpen, onSelect, isStale }: GridNavigationOptions,
  grid: RefObject<HTMLElement | null>,
  activeRow: RefObject<number>,
  scrollTo: (row: number) => void,
) {
  const [lastActive, setChosen] = useState<CellPosition & { key?: string | undefined }>(FIRST_CELL);
  // Rows may be added or removed while one has the focus.
  const found = useMemo(
    () => messages.findIndex(({ key }) => key === lastActive.key),
    [messages, lastActive.key],
  );
  const row = found >= 0 ? found : Math.max(0, Math.min(lastActive.row, messages.length - 1));
  const active: CellPosition = { row, column: lastActive.column };
  useEffect(() => {
    activeRow.current = row;
  }, [activeRow, row]);
  const activate = useCallback(
    (position: CellPosition) => {
      activeRow.current = position.row;
      setChosen({ ...position, key: messages[position.row]?.key });
    },
    [activeRow, messages],
  );

  const isOpen = open !== undefined;
  useEffect(() => {
    // Closing the editor returns the focus to its cell.
    if (!isOpen && document.activeElement === document.body) focusCell(grid.current, active);
    // oxlint-disable-next-line react/exhaustive-deps -- only when the editor closes
  }, [isOpen]);

  const move = (position: CellPosition): void => {
    activate(position);
    scrollTo(position.row);
    requestAnimationFrame(() => focusCell(grid.current, position));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const lastRow = messages.length - 1;
    if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) {
      event.preventDefault();
      move({ row: event.key === 'Home' ? 0 : lastRow, column: active.column });
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const message = messages[active.row];
    const to = nextPosition(event.key, active, lastRow, languages.length);
    if (to) {
      event.preventDefault();
      move(to);
    } else if (isStale && (event.key === 'Enter' || event.key === ' ')) {
      // Keys are for the result of the search, which is not loaded yet; a click is for the clicked row.
      event.preventDefault();
    } else if (event.key === 'Enter' && message) {
      event.preventDefault();
      const language = languages[Math.max(0, active.column - 1)];
      if (language !== undefined) onOpen({ key: message.key, language });
    } else if (event.key === ' ' && message && event.target instanceof HTMLDivElement) {
      event.preventDefault();
      onSelect(message);
    }
  };
  /** Focuses the tab stop or the first row, and replays keys that were pressed before. */
  const enter = async (keys: readonly string[], isFirst: boolean): Promise<void> => {
    move(isFirst ? { row: 0, column: active.column } : active);
    for (const key of keys) {
      await new Promise(requestAnimationFrame);
      activeCell(grid.current)?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    }
  };
  return { active, activeKey: lastActive.key, activate, onKeyDown, enter };
}

function nextPosition(
  key: string,
  { row, column }: CellPosition,
  lastRow: number,
  lastColumn: number,
) {
  const at = (toRow: number, toColumn: number): CellPosition => ({
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

function focusCell(grid: HTMLElement | null, { row, column }: CellPosition): void {
  grid
    ?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
    ?.focus({ preventScroll: true });
}

function activeCell(grid: HTMLElement | null): HTMLElement | null | undefined {
  return grid?.querySelector<HTMLElement>('[data-cell][tabindex="0"]');
}
