import { Readable } from 'node:stream';
import { type CastingContext, CsvError, type Parser, parse } from 'csv-parse';
import { SheetException } from '../sheet/sheet.exception.ts';
import type { SheetCell, SheetRecord } from '../sheet/sheet.cell.js';
import { MAX_RECORD_BYTES } from '../sheet/sheet.limits.ts';
import type { SeparatedText } from './csv.separator.js';

const SLICE_LENGTH = 65_536;

/**
 * The records of a CSV file, whose lines may end in any way outside of quotation marks.
 *
 * @throws SheetException for a quotation mark that is not doubled or not closed: where the text ends
 * could only be guessed
 */
export async function* readCsv({ separator, rows }: SeparatedText): AsyncGenerator<SheetRecord> {
  const isTabbed = separator === '\t';
  const isUnquoted = isTabbed && hasBareMarks(rows);
  const parser = parse({
    delimiter: separator,
    max_record_size: MAX_RECORD_BYTES,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    ...(isTabbed && { cast: isUnquoted ? new BareCells().cast : new TabSeparatedCells().cast }),
    ...(isUnquoted && { quote: null }),
  });
  Readable.from(sliceContent(rows)).pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as Parser & AsyncIterable<readonly SheetCell[]>) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetException(describeCsvError(error));
  }
}

/**
 * Whether a table with tabs has a bare header, and marks where no program that quotes would write them:
 * they are a part of its texts.
 */
function hasBareMarks(rows: string): boolean {
  if (/^\s*"/.test(rows)) return false;
  for (let at = 0; at < rows.length; at += 1) {
    at = rows.startsWith('"', at) ? endOfQuoted(rows, at) : endOfBare(rows, at);
    if (at === UNENDING || !/^[\t\r\n]?$/.test(rows.charAt(at))) {
      return true;
    }
  }
  return false;
}

const UNENDING = -1;

/** Behind the last mark of a quoted cell, in which marks are doubled. */
function endOfQuoted(text: string, start: number): number {
  let at = start;
  while (text.startsWith('"', at)) {
    const close = text.indexOf('"', at + 1);
    if (close === -1) return UNENDING;
    at = close + 1;
  }
  return at;
}

function endOfBare(text: string, start: number): number {
  const end = /["\t\r\n]/g;
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}

/**
 * The cells of such a table, of which each line is a row. What could be quoted all the same is refused: a
 * cell in marks, and where one may begin and end that goes over several lines.
 */
class BareCells {
  #isOpen = false;

  readonly cast = (value: string): SheetCell => {
    if (!value.includes('"')) return value;
    const end = value.startsWith('"') ? endOfQuoted(value, 0) : 0;
    const mayEnd = this.#isOpen;
    this.#isOpen = end === UNENDING;
    if (mayEnd || this.#isOpen) return { error: UNCLOSED };
    return end === value.length ? { error: AMBIGUOUS_QUOTES } : value;
  };
}

/**
 * Web spreadsheets never quote in tables with tabs, so that quotation marks around a text are a part of it.
 * Others quote all cells, the header too, or those that must be. What fits neither is refused.
 */
class TabSeparatedCells {
  #isHeaderBare: boolean | undefined;

  readonly cast = (value: string, { quoting }: CastingContext): SheetCell => {
    if (value !== '') this.#isHeaderBare ??= !quoting;
    const isNeedless = quoting && value !== '' && !/[\t\r\n",;]/.test(value);
    return this.#isHeaderBare && isNeedless ? { error: AMBIGUOUS_QUOTES } : value;
  };
}

const OTHERWISE = 'Save the file as "CSV UTF-8" or as "Excel workbook (.xlsx)" instead.';
const AMBIGUOUS_QUOTES = `The quotation marks around the cell may be a part of the text. ${OTHERWISE}`;
const UNCLOSED =
  'A quotation mark begins a cell and is not closed on its line, so that the text may go on to where the ' +
  `next mark is. ${OTHERWISE}`;

function* sliceContent(content: string): Generator<Buffer> {
  for (let at = 0; at < content.length;) {
    const end = findSliceEnd(content, at + SLICE_LENGTH);
    yield Buffer.from(content.slice(at, end));
    at = end;
  }
}

/** No slice ends between the two halves of a character. */
function findSliceEnd(content: string, at: number): number {
  const code = content.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at + 1 : at;
}

const UNESCAPED_QUOTE = 'a quotation mark inside of a text is not doubled';
const CSV_ERRORS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  CSV_MAX_RECORD_SIZE: 'it is larger than any text, since a quotation mark is never closed',
  CSV_INVALID_CLOSING_QUOTE: UNESCAPED_QUOTE,
  INVALID_OPENING_QUOTE: UNESCAPED_QUOTE,
};

function describeCsvError({ code, records }: CsvError & { records?: number }): string {
  const row = (records ?? 0) + 1;
  const what = CSV_ERRORS[code] ?? 'it does not follow the rules of CSV';
  return (
    `Row ${row} cannot be read: ${what}. Write a text that holds quotation marks as "say ""hi"" now", ` +
    'or save the file from the spreadsheet as "CSV UTF-8" again. Nothing of the file is imported.'
  );
}
