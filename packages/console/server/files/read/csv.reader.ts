import { Readable } from 'node:stream';
import { type CastingContext, CsvError, type Parser, parse } from 'csv-parse';
import { SheetException } from '../sheet/sheet.exception.ts';
import type { SheetCell, SheetRecord } from '../sheet/sheet.cell.js';
import { MAX_RECORD_BYTES } from '../sheet/sheet.limits.ts';
import type { SeparatedText } from './csv.separator.js';

const SLICE_LENGTH = 65_536;

/**
 * Yields the records of a CSV file with any line endings.
 *
 * @throws SheetException for a quotation mark that is not doubled or not closed, because the end of
 * the text is ambiguous
 */
export async function* readCsv({ separator, rows }: SeparatedText): AsyncGenerator<SheetRecord> {
  const isTabbed = separator === '\t';
  const isUnquoted = isTabbed && hasUnquotedMarks(rows);
  const parser = parse({
    delimiter: separator,
    max_record_size: MAX_RECORD_BYTES,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    ...(isTabbed && { cast: isUnquoted ? new UnquotedCells().cast : new TabSeparatedCells().cast }),
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
 * Whether a tab-separated table has an unquoted header, and quotation marks where no quoting
 * program writes them. They are then part of the texts.
 */
function hasUnquotedMarks(rows: string): boolean {
  if (/^\s*"/.test(rows)) return false;
  for (let at = 0; at < rows.length; at += 1) {
    at = rows.startsWith('"', at) ? findQuotedEnd(rows, at) : findUnquotedEnd(rows, at);
    if (at === UNCLOSED_QUOTE || !/^[\t\r\n]?$/.test(rows.charAt(at))) {
      return true;
    }
  }
  return false;
}

const UNCLOSED_QUOTE = -1;

/** Returns the index after the closing quotation mark; marks inside are doubled. */
function findQuotedEnd(text: string, start: number): number {
  let at = start;
  while (text.startsWith('"', at)) {
    const close = text.indexOf('"', at + 1);
    if (close === -1) return UNCLOSED_QUOTE;
    at = close + 1;
  }
  return at;
}

function findUnquotedEnd(text: string, start: number): number {
  const end = /["\t\r\n]/g;
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}

/**
 * Converts cells of a table without quoting, in which each line is a row. Ambiguous cells are
 * refused: a quoted cell, and cells where a multi-line cell may begin and end.
 */
class UnquotedCells {
  #isOpen = false;

  readonly cast = (value: string): SheetCell => {
    if (!value.includes('"')) return value;
    const end = value.startsWith('"') ? findQuotedEnd(value, 0) : 0;
    const mayEnd = this.#isOpen;
    this.#isOpen = end === UNCLOSED_QUOTE;
    if (mayEnd || this.#isOpen) return { error: UNCLOSED_QUOTE_MESSAGE };
    return end === value.length ? { error: AMBIGUOUS_QUOTES_MESSAGE } : value;
  };
}

/**
 * Web spreadsheets never quote in tab-separated tables, so that quotation marks belong to the text.
 * Others quote all cells including the header, or only those that need it. Cells that fit neither
 * are refused.
 */
class TabSeparatedCells {
  #isHeaderUnquoted: boolean | undefined;

  readonly cast = (value: string, { quoting }: CastingContext): SheetCell => {
    if (value !== '') this.#isHeaderUnquoted ??= !quoting;
    const isUnnecessarilyQuoted = quoting && value !== '' && !/[\t\r\n",;]/.test(value);
    return this.#isHeaderUnquoted && isUnnecessarilyQuoted
      ? { error: AMBIGUOUS_QUOTES_MESSAGE }
      : value;
  };
}

const SAVE_AS_HINT = 'Save the file as "CSV UTF-8" or as "Excel workbook (.xlsx)" instead.';
const AMBIGUOUS_QUOTES_MESSAGE = `The quotation marks around the cell may be part of the text. ${SAVE_AS_HINT}`;
const UNCLOSED_QUOTE_MESSAGE =
  'A quotation mark opens a cell and is not closed on its line, so that the end of the ' +
  `text is ambiguous. ${SAVE_AS_HINT}`;

function* sliceContent(content: string): Generator<Buffer> {
  for (let at = 0; at < content.length;) {
    const end = findSliceEnd(content, at + SLICE_LENGTH);
    yield Buffer.from(content.slice(at, end));
    at = end;
  }
}

/** Avoids a split within a surrogate pair. */
function findSliceEnd(content: string, at: number): number {
  const code = content.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at + 1 : at;
}

const UNESCAPED_QUOTE = 'a quotation mark within a text is not doubled';
const CSV_ERRORS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
  CSV_MAX_RECORD_SIZE: 'the row is larger than any text, because a quotation mark is not closed',
  CSV_INVALID_CLOSING_QUOTE: UNESCAPED_QUOTE,
  INVALID_OPENING_QUOTE: UNESCAPED_QUOTE,
};

function describeCsvError({ code, records }: CsvError & { records?: number }): string {
  const row = (records ?? 0) + 1;
  const problem = CSV_ERRORS[code] ?? 'it is not valid CSV';
  return (
    `Row ${row} cannot be read: ${problem}. Write a text with quotation marks as "say ""hi"" ` +
    'now", or save the file from the spreadsheet as "CSV UTF-8" again. Nothing was ' +
    'imported.'
  );
}
