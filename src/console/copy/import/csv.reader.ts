import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import { SheetException } from '../sheet/sheet.exception.js';

const SLICE = 32_768;

/** The records of a CSV file: with commas, semicolons or tabs, with or without a byte order mark. */
export async function* readCsv(content: string): AsyncGenerator<readonly string[]> {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(content),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
  Readable.from(slicesOf(content)).pipe(parser);
  try {
    yield* parser as Parser & AsyncIterable<readonly string[]>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetException(curedOf(error));
  }
}

/** The bot answers calls between two slices. */
async function* slicesOf(content: string): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length;) {
    const end = endOf(content, at + SLICE);
    yield Buffer.from(content.slice(at, end));
    await setImmediate();
    at = end;
  }
}

/** No slice ends between the two halves of a character. */
function endOf(content: string, at: number): number {
  const code = content.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at + 1 : at;
}

/** The one that stands in the first line most often, outside of quotes. */
function delimiterOf(content: string): string {
  const line = (/^(?:"[^"]*"|[^"\r\n])*/.exec(content.slice(0, SLICE))?.[0] ?? '').replaceAll(
    /"[^"]*"/g,
    '',
  );
  const count = (sign: string): number => line.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function curedOf({ code, lines }: CsvError & { lines?: number }): string {
  const where = lines === undefined ? '' : ` near line ${lines}`;
  const what =
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened and never closed'
      : 'a row does not follow the rules of CSV';
  return `The file cannot be read: ${what}${where}. Save it from the spreadsheet as "CSV UTF-8" again.`;
}
