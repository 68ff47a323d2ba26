import { isBlank } from '../../../hsl/parse/blank.text.ts';

/** A cell that has no text, or none that everybody sees alike. */
export interface CellError {
  /** With the place and the cure. */
  readonly error: string;
}

/** A number, date or truth value, as it is shown. */
export interface FormattedCell {
  readonly formatted: string;
}

export type SheetCell = string | CellError | FormattedCell;

/** A row of a table as it stands in a file. */
export interface SheetRecord {
  /** As a spreadsheet shows it; the first row is 1. */
  readonly row: number;
  /** By column; absent cells are empty. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** What is seen in a cell; undefined where that cannot be told. */
export function getCellText(cell: SheetCell | undefined): string | undefined {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  return 'formatted' in cell ? cell.formatted : undefined;
}

/** Whether nothing is seen in a cell. */
export function isBlankCell(cell: SheetCell | undefined): boolean {
  const text = getCellText(cell);
  return text !== undefined && isBlank(text);
}
