import * as fc from 'fast-check';
import { readSheetFile } from '../../../packages/console/server/files/read/sheet.file.reader.js';
import type { SheetFormat } from '../../../packages/console/server/files/read/file.source.js';
import { SheetException } from '../../../packages/console/server/files/sheet/sheet.exception.js';
import {
  escapeXml,
  buildInlineCell,
  buildWorkbook,
} from '../../support/console/workbook.builder.js';

/** Characters that separate, quote, escape or end, and characters beyond one byte. */
const awkward = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  "'",
  'é',
  '€',
  'हिन्दी',
  '👩‍👩‍👧',
  '\\',
  '<b>',
  '&amp;',
  ']]>',
  '_x000D_',
  ' ',
  'key',
  'sep=;',
);
const text = fc
  .array(fc.oneof(awkward, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 6 })
  .map((parts) => `x${parts.join('')}x`);
const texts = fc.array(text, { minLength: 1, maxLength: 5 });

type Writer = readonly [SheetFormat, (texts: readonly string[]) => Buffer];

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;
/** Quotes like spreadsheets: only where necessary. */
const minimal = (separator: string) => (word: string) =>
  /["\r\n]/.test(word) || word.includes(separator) ? quoted(word) : word;
/** Joins cells with commas and no quotes. */
const careless = (word: string): string => word;
const backslashed = (word: string): string => `"${word.replaceAll('"', '\\"')}"`;

const csv = (
  separator: string,
  end: string,
  enclose: (word: string) => string,
  encode: (content: string) => Buffer,
): Writer => [
  'csv',
  (words) => {
    const rows = words.map((word, at) => [`k.${at}`, enclose(word), '']);
    const table = [['key', 'en', 'hi'], ...rows].map((cells) => cells.join(separator));
    return encode(table.join(end));
  },
];

const xlsx = (cellOf: (word: string, place: string, at: number) => string): Writer => [
  'xlsx',
  (words) => {
    const rows = words.map((word, at) => {
      return `<row>${buildInlineCell(`k.${at}`, `A${at + 2}`)}${cellOf(word, `B${at + 2}`, at)}</row>`;
    });
    const header = `<row>${buildInlineCell('key', 'A1')}${buildInlineCell('en', 'B1')}</row>`;
    const strings = words.map((word) => `<si><t>${xml(word)}</t></si>`).join('');
    return buildWorkbook({ sheets: { Texts: header + rows.join('') }, strings });
  },
];
/** XML normalizes line endings, so that spreadsheets escape them. */
const xml = (word: string): string =>
  escapeXml(word.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_')).replaceAll('\r', '_x000D_');
const inline = (word: string, place: string) => buildInlineCell(word, place);

const utf8 = (content: string) => Buffer.from(content);
const utf16 = (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le');
const latin1 = (content: string) => Buffer.from(content, 'latin1');

/** Writers whose files are unambiguous. */
const GOOD: Readonly<Record<string, Writer>> = {
  'commas and CRLF': csv(',', '\r\n', minimal(','), utf8),
  'semicolons and LF, all quoted': csv(';', '\n', quoted, utf8),
  'semicolons and CR': csv(';', '\r', minimal(';'), utf8),
  'tabs in UTF-16': csv('\t', '\r\n', minimal('\t'), utf16),
  'bars in UTF-16, big end first': csv('|', '\n', quoted, (content) => utf16(content).swap16()),
  'a byte order mark': csv(',', '\r\n', quoted, (content) => utf8(`\ufeff${content}`)),
  'a hint of the separator': csv(';', '\r\n', minimal(';'), (content) =>
    utf8(`sep=;\r\n${content}`),
  ),
  JSON: [
    'json',
    (words) => {
      const entries = words.map((word, at) => [`k.${at}`, { en: word }]);
      return utf8(
        JSON.stringify({ format: 'nestjs-haptik-copy/1', texts: Object.fromEntries(entries) }),
      );
    },
  ],
  'shared strings': xlsx((_, place, at) => `<c r="${place}" t="s"><v>${at}</v></c>`),
  'inline strings': xlsx((word, place) => inline(xmlless(word), place)),
  'results of formulas': xlsx(
    (word, place) => `<c r="${place}" t="str"><f>A1</f><v>${xml(word)}</v></c>`,
  ),
  'characters by their numbers': xlsx((word, place) => {
    const codes = Array.from(xmlless(word), (sign) => `&#${sign.codePointAt(0)};`).join('');
    return `<c r="${place}" t="inlineStr"><is><t>${codes}</t></is></c>`;
  }),
  'CDATA and no places': xlsx((word) => {
    const data = xmlless(word).replaceAll(']]>', ']]]]><![CDATA[>');
    return `<c t="inlineStr"><is><t><![CDATA[${data}]]></t></is></c>`;
  }),
};
const xmlless = (word: string): string =>
  word.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_').replaceAll('\r', '_x000D_');

/** Writers whose files may be ambiguous. */
const BAD: Readonly<Record<string, Writer>> = {
  'commas between whatever there is': csv(',', '\n', careless, utf8),
  'backslashes before quotation marks': csv(',', '\n', backslashed, utf8),
  'a code page': csv(';', '\r\n', minimal(';'), latin1),
  'UTF-16 without a mark': csv(',', '\n', quoted, (content) => Buffer.from(content, 'utf16le')),
};

async function read([format, write]: Writer, words: readonly string[]): Promise<readonly string[]> {
  const content = write(words).toString('base64');
  const { rows, refused } = await readSheetFile({ format, encoding: 'base64', content }, [
    'en',
    'hi',
  ]);
  if (refused.length > 0) throw new SheetException('a row was refused');
  return rows.map(({ texts: found }) => found.get('en') ?? '');
}

describe('a table written with', () => {
  it.each(Object.entries(GOOD))('%s is read without changes', async (_, writer) => {
    await fc.assert(
      fc.asyncProperty(texts, async (words) => {
        expect(await read(writer, words)).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(BAD))('%s is read without changes, or refused', async (_, writer) => {
    // In unquoted texts, line endings and separators are indistinguishable from those of the table.
    const tellable = text.filter((word) => !/[\r\n,;|]/.test(word) && !/[^\0-\xff]/.test(word));
    await fc.assert(
      fc.asyncProperty(fc.array(tellable, { minLength: 1, maxLength: 4 }), async (words) => {
        const found = await read(writer, words).catch((error: unknown) => {
          if (error instanceof SheetException) return words;
          throw error;
        });
        expect(found).toEqual(words);
      }),
      { numRuns: 100 },
    );
  });
});
