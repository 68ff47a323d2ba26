/**
 * What makes a spreadsheet take a cell of a CSV file for a formula, and what the guard itself makes
 * of that.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A text for a cell of a CSV file: one that would run as a formula gets an apostrophe in front. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A text for a cell that is typed as text. Only what would be taken for guarded is guarded. */
export function guardGuarded(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** The text that was guarded, by either of the two. */
export function unguard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
