/** What a sheet shows in place of what its cells hold. */
export interface SheetView {
  readonly showsFormulas: boolean;
  readonly hidesZeros: boolean;
}

/** A cell as a workbook holds it. */
export interface RawCell {
  readonly row: number;
  /** From 0. */
  readonly column: number;
  /** What its value is: a number unless it says something else. */
  readonly type: string;
  /** The number of its style. */
  readonly style: number;
  readonly isFormula: boolean;
  readonly view: SheetView;
  /** Words of a text that stands in the cell itself are struck through. */
  readonly isStruck: boolean;
  /** What keeps people from seeing it. */
  readonly hidden?: 'row' | 'column' | undefined;
  /** Absent where a formula was never worked out. */
  readonly value?: string | undefined;
  /** A text that stands in the cell itself. */
  readonly inline?: string | undefined;
}

/** Where a cell is, e.g. `C7`. */
export function toCellReference(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** The column and row of e.g. `C7`. @throws Error when it is none */
export function parseCellReference(reference: string): {
  readonly row: number;
  readonly column: number;
} {
  const [, letters = '', digits = ''] = /^\$?([a-z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (letters === '') throw new Error('a cell has no place');
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column: column - 1 };
}
