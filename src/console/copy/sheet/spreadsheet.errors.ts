/** What spreadsheets show for a formula that failed, in English, German, French and Spanish. */
const ERROR_VALUES =
  'N/A|NAME?|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|' +
  'GETTING_DATA|ERROR!|NV|WERT!|BEZUG!|ZAHL!|ÜBERLAUF!|KALK!|VALEUR!|NOM?|NOMBRE!|NUL!|PROPAGATION!|' +
  '¡VALOR!|¿NOMBRE?|¡REF!|¡NUM!|¡DIV/0!|¡NULO!|¡DESBORDAMIENTO!';
const KNOWN_ERRORS: ReadonlySet<string> = new Set(
  ERROR_VALUES.split('|').map((word) => `#${word}`),
);
/** LibreOffice numbers some of its own; a number that is wider than its column is signs alone. */
const OTHER_ERRORS = /^(?:Err:\d{3}|#{2,})$/;

/** Whether a text is what a spreadsheet shows in place of a result. */
export function isSpreadsheetError(text: string): boolean {
  const word = text.trim();
  return KNOWN_ERRORS.has(word) || OTHER_ERRORS.test(word);
}
