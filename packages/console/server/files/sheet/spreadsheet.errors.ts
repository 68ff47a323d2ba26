/** Error values of spreadsheets in English, German, French and Spanish. */
const ERROR_VALUES =
  'N/A|NAME?|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|' +
  'GETTING_DATA|ERROR!|NV|WERT!|BEZUG!|ZAHL!|ÜBERLAUF!|KALK!|VALEUR!|NOM?|NOMBRE!|NUL!|PROPAGATION!|' +
  '¡VALOR!|¿NOMBRE?|¡REF!|¡NUM!|¡DIV/0!|¡NULO!|¡DESBORDAMIENTO!';
const KNOWN_ERRORS: ReadonlySet<string> = new Set(
  ERROR_VALUES.split('|').map((value) => `#${value}`),
);
/** Error codes of LibreOffice, and the number signs of a column that is too narrow. */
const OTHER_ERRORS = /^(?:Err:\d{3}|#{2,})$/;

/** Whether a text is an error value of a spreadsheet. */
export function isSpreadsheetError(text: string): boolean {
  const value = text.trim();
  return KNOWN_ERRORS.has(value) || OTHER_ERRORS.test(value);
}
