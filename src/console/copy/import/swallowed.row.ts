import type { ImportGround } from './import.ground.js';

/**
 * Why a text of a CSV file is probably some rows in one: a line of it begins as a row does. That is what
 * remains of a quotation mark that is not closed before the next one, which is good CSV.
 *
 * @param separator of the cells; absent where texts cannot run into one another
 */
export function swallowedRow(
  text: string,
  separator: string | undefined,
  ground: ImportGround,
): string | undefined {
  if (separator === undefined || !/[\r\n]/.test(text)) return undefined;
  for (const line of text.split(/[\r\n]+/).slice(1)) {
    const end = line.indexOf(separator);
    const key = line
      .slice(0, Math.max(0, end))
      .replace(/^"(.*)"$/, '$1')
      .trim();
    if (key === '' || ground.stateOf(key) === undefined) continue;
    return (
      `A line of the text begins as the row of "${key}" does: a quotation mark before it is probably not ` +
      'closed. Close it; if the text is meant so, write it in the console.'
    );
  }
  return undefined;
}
