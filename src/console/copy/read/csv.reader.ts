import { Readable } from 'node:stream';
import { type CastingContext, CsvError, type Parser, parse } from 'csv-parse';
import { SheetException } from '../sheet/sheet.exception.ts';
import type { SheetCell, SheetRecord } from '../sheet/sheet.cell.js';
import { MOST_RECORD_BYTES } from '../sheet/sheet.limits.ts';
import type { Separated } from './csv.separator.js';

const SLICE = 65_536;

/**
 * The records of a CSV file, whose lines may end in any way outside of quotation marks.
 *
 * @throws SheetException for a quotation mark that is not doubled or not closed: where the text ends
 * could only be guessed
 */
export async function* readCsv({ separator, rows }: Separated): AsyncGenerator<SheetRecord> {
  const parser = parse({
    delimiter: separator,
    max_record_size: MOST_RECORD_BYTES,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    ...(separator === '\t' && { cast: new TabbedCells().cast }),
  });
  Readable.from(slicesOf(rows)).pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as Parser & AsyncIterable<readonly SheetCell[]>) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetException(curedOf(error));
  }
}

/**
 * Web spreadsheets never quote in tables with tabs, so that quotation marks around a text are a part of it.
 * Others quote all cells, the header too, or those that must be. What fits neither is refused.
 */
class TabbedCells {
  #isHeaderBare: boolean | undefined;

  readonly cast = (value: string, { quoting }: CastingContext): SheetCell => {
    if (value !== '') this.#isHeaderBare ??= !quoting;
    const isNeedless = quoting && value !== '' && !/[\t\r\n",;]/.test(value);
    return this.#isHeaderBare && isNeedless ? { fault: NEEDLESS } : value;
  };
}

const NEEDLESS =
  'The quotation marks around the cell may be a part of the text. Save the file as "CSV UTF-8" or as ' +
  '"Excel workbook (.xlsx)" instead.';

function* slicesOf(content: string): Generator<Buffer> {
  for (let at = 0; at < content.length;) {
    const end = endOf(content, at + SLICE);
    yield Buffer.from(content.slice(at, end));
    at = end;
  }
}

/** No slice ends between the two halves of a character. */
function endOf(content: string, at: number): number {
  const code = content.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at + 1 : at;
}

const UNDOUBLED = 'a quotation mark inside of a text is not doubled';
const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  CSV_MAX_RECORD_SIZE: 'it is larger than any text, since a quotation mark is never closed',
  CSV_INVALID_CLOSING_QUOTE: UNDOUBLED,
  INVALID_OPENING_QUOTE: UNDOUBLED,
};

function curedOf({ code, records }: CsvError & { records?: number }): string {
  const row = (records ?? 0) + 1;
  const what = FAULTS[code] ?? 'it does not follow the rules of CSV';
  return (
    `Row ${row} cannot be read: ${what}. Write a text that holds quotation marks as "say ""hi"" now", ` +
    'or save the file from the spreadsheet as "CSV UTF-8" again. Nothing of the file is imported.'
  );
}
