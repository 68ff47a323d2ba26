/**
 * What makes a spreadsheet take a cell of a CSV file for a formula, and what the guard itself makes
 * of that.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A text for a cell of a CSV file: one that would run as a formula gets an apostrophe in front. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A text for a cell that is typed as text. Only what would be taken for guarded is guarded. */
export function escapeEscapedFormula(text: string): string {
  return ESCAPED_FORMULA.test(text) ? `'${text}` : text;
}

/** The text that was guarded, by either of the two. */
export function unescapeFormula(cell: string): string {
  return ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
