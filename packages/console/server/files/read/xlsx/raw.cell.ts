/** Display settings of a sheet. */
export interface SheetView {
  readonly showsFormulas: boolean;
  readonly hidesZeros: boolean;
}

/** A cell as stored in the workbook. */
export interface RawCell {
  readonly row: number;
  /** Zero-based. */
  readonly column: number;
  /** Type of the value; `n` (number) by default. */
  readonly type: string;
  /** Index of the style. */
  readonly style: number;
  readonly isFormula: boolean;
  readonly view: SheetView;
  /** Whether part of an inline text is struck through. */
  readonly isStruck: boolean;
  /** Whether the row or the column of the cell is hidden. */
  readonly hidden?: 'row' | 'column' | undefined;
  /** Absent if a formula was never calculated. */
  readonly value?: string | undefined;
  /** Text stored in the cell itself. */
  readonly inline?: string | undefined;
}

/** Returns a cell reference, e.g. `C7`. */
export function toCellReference(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** Parses a cell reference, e.g. `C7`. @throws Error if it is invalid */
export function parseCellReference(reference: string): {
  readonly row: number;
  readonly column: number;
} {
  const [, letters = '', digits = ''] = /^\$?([a-z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (letters === '') throw new Error('invalid cell reference');
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column: column - 1 };
}
