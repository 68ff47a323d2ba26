import { COPY_KEY_PATTERN, prefixOf } from '../../../copy/copy.key.js';
import { findClosestMatch } from '../../../closest.match.js';
import type { PositionedText, RowLayout } from '../sheet/sheet.row.js';
import type { ImportContext } from './import.context.js';

/**
 * Why a cell of a CSV file is probably some rows in one: a line of it reads as a row does. That is what
 * remains of a quotation mark that is not closed before the next one, which is good CSV.
 */
export function detectSwallowedRow(
  cell: PositionedText,
  layout: RowLayout,
  context: ImportContext,
): string | undefined {
  if (!/[\r\n]/.test(cell.text)) return undefined;
  const lines = cell.text.split(/\r\n|\r|\n/);
  for (const [at, text] of lines.entries()) {
    const line = parseLine(text, at === 0 ? cell.column : 0, layout);
    if (!line) continue;
    const end = at === lines.length - 1 ? cell.column : undefined;
    const isOther = () => looksLikeRow(line, end, layout) && isNearKnown(line.key, at, context);
    if (context.getState(line.key) || isOther()) {
      return (
        `A line of the cell reads as the row of "${line.key.slice(0, 200)}" does: a quotation mark before it is ` +
        'probably not closed. Close it; if the text is meant so, write it in the console.'
      );
    }
  }
  return undefined;
}

interface ParsedLine {
  readonly text: string;
  readonly key: string;
  /** What stands behind the key. */
  readonly next: string;
  /** Where the row would end. */
  readonly width: number;
}

/** A line with something at the place of the key, if it has cells; the first begins within its row. */
function parseLine(
  text: string,
  start: number,
  { separator, key }: RowLayout,
): ParsedLine | undefined {
  const cells = text.split(separator);
  const word = cells[key - start]?.replace(/^"(.*)"$/, '$1').trim();
  if (!word || cells.length === 1) return undefined;
  return { text, key: word, next: cells[key - start + 1] ?? '', width: start + cells.length };
}

/** Lines of a cell that are compared letter by letter. Texts have fewer, and a cell can be a whole file. */
const MOST_COMPARED = 1_000;

/** Whether a key that nobody knows begins as others do: addresses and abbreviations have dots, too. */
function isNearKnown(key: string, at: number, { prefixes }: ImportContext): boolean {
  const prefix = prefixOf(key);
  if (prefixes.has(prefix)) return true;
  return at < MOST_COMPARED && findClosestMatch(prefix, prefixes) !== undefined;
}

/**
 * Whether a line with a key that nobody knows has the cells of a row. People write a blank behind a comma,
 * and 1,000 with one.
 *
 * @param end the column in which the last line ends
 */
function looksLikeRow(
  { text, key, next, width }: ParsedLine,
  end: number | undefined,
  { separator, minCells, maxCells }: RowLayout,
): boolean {
  const isWhole = end === undefined ? width >= minCells && width <= maxCells : width === end + 1;
  const isProse = text.includes(`${separator} `) || (/\d$/.test(key) && /^\d/.test(next));
  return isWhole && COPY_KEY_PATTERN.test(key) && !isProse;
}
