/** Texts that a spreadsheet interprets as a formula, and the escaped form. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * Escapes a text for CSV: a leading apostrophe keeps a spreadsheet from running it as a formula.
 */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Escapes a text for a text cell. Only a text that looks escaped needs it. */
export function escapeEscapedFormula(text: string): string {
  return ESCAPED_FORMULA.test(text) ? `'${text}` : text;
}

/** Reverts either escape. */
export function unescapeFormula(cell: string): string {
  return ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
