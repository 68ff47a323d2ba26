import { isBlank } from 'nestjs-haptik/internal';

/** A cell without a text, or whose display depends on the program. */
export interface CellError {
  /** What is wrong, with the position and the cure. */
  readonly error: string;
}

/** The displayed form of a number, date or boolean. */
export interface FormattedCell {
  readonly formatted: string;
}

export type SheetCell = string | CellError | FormattedCell;

/** A row of a table in a file. */
export interface SheetRecord {
  /** Row number as a spreadsheet shows it, one-based. */
  readonly row: number;
  /** Cells by column; absent cells are empty. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** Returns the displayed text of a cell; undefined for a cell error. */
export function getCellText(cell: SheetCell | undefined): string | undefined {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  return 'formatted' in cell ? cell.formatted : undefined;
}

/** Whether a cell shows nothing. */
export function isBlankCell(cell: SheetCell | undefined): boolean {
  const text = getCellText(cell);
  return text !== undefined && isBlank(text);
}
