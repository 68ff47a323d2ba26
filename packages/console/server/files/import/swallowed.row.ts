import { COPY_KEY_PATTERN, findClosestMatch, prefixOf } from 'nestjs-haptik/internal';
import type { PositionedText, RowLayout } from '../sheet/sheet.row.js';
import type { ImportContext } from './import.context.js';

/**
 * Returns why a cell of a CSV file probably contains several rows: one of its lines looks like a
 * row. The cause is an unclosed quotation mark before the next one, which is still valid CSV.
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
        `A line of the cell looks like the row of "${line.key.slice(0, 200)}": a quotation ` +
        'mark before it is probably not closed. Close it; if the text is correct, edit it ' +
        'in the console instead.'
      );
    }
  }
  return undefined;
}

interface ParsedLine {
  readonly text: string;
  readonly key: string;
  /** The cell after the key. */
  readonly next: string;
  /** Number of cells up to the end of the line. */
  readonly width: number;
}

/** Splits a line that has a key at the expected position. The first line starts within its row. */
function parseLine(
  text: string,
  start: number,
  { separator, key }: RowLayout,
): ParsedLine | undefined {
  const cells = text.split(separator);
  const foundKey = cells[key - start]?.replace(/^"(.*)"$/, '$1').trim();
  if (!foundKey || cells.length === 1) return undefined;
  return { text, key: foundKey, next: cells[key - start + 1] ?? '', width: start + cells.length };
}

/**
 * Maximum number of lines per cell for the costly comparison. Texts have fewer, but a cell can
 * contain a whole file.
 */
const MAX_COMPARED_LINES = 1_000;

/** Whether an unknown key has a known prefix. URLs and abbreviations contain dots, too. */
function isNearKnown(key: string, at: number, { prefixes }: ImportContext): boolean {
  const prefix = prefixOf(key);
  if (prefixes.has(prefix)) return true;
  return at < MAX_COMPARED_LINES && findClosestMatch(prefix, prefixes) !== undefined;
}

/**
 * Whether a line with an unknown key has the cells of a row. A space after the separator, or digits
 * on both sides, indicates prose.
 *
 * @param end column in which the last line ends
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
