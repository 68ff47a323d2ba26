import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { isBlank } from '../../../src/hsl/parse/blank.text.js';
import type { CopyEntry } from '../../../src/copy/copy.repository.js';
import { writeCsv } from '../../../packages/console/server/files/export/csv.writer.js';
import {
  type ExportRow,
  toExportRow,
} from '../../../packages/console/server/files/export/export.row.js';
import { writeJson } from '../../../packages/console/server/files/export/json.writer.js';
import { writeXlsx } from '../../../packages/console/server/files/export/xlsx.writer.js';
import type { ImportContext } from '../../../packages/console/server/files/import/import.context.js';
import { planImport } from '../../../packages/console/server/files/import/import.planner.js';
import { readSheetFile } from '../../../packages/console/server/files/read/sheet.file.reader.js';
import type { SheetFormat } from '../../../packages/console/server/files/read/file.source.js';

const LANGUAGES = ['en', 'hi'];

async function* listed(rows: readonly ExportRow[]): AsyncGenerator<ExportRow> {
  yield* rows;
}

async function fileOf(format: SheetFormat, rows: readonly ExportRow[]): Promise<string> {
  if (format === 'xlsx') return (await writeXlsx(listed(rows), LANGUAGES)).toString('base64');
  const stream = format === 'csv' ? writeCsv(listed(rows), LANGUAGES) : writeJson(listed(rows));
  return (await buffer(stream)).toString();
}

/** Texts that spreadsheets execute, change or lose, and character pairs with a special meaning. */
const awkward = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'",
  "'=",
  '\t',
  '\r',
  '\n',
  '\r\n',
  '"',
  '""',
  ',',
  ';',
  '_x0041_',
  '\u0001',
  '\u0085',
  '\ufffd',
  '\uffff',
  '\u{1ffff}',
  '\ufeff',
  ' ',
  'क्षि',
  '👩‍👩‍👧',
  '&amp;',
  '<b>',
  '__proto__',
);
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 5 })
  .map((parts) => parts.join('').replaceAll('\0', ''));
const whole = fc.oneof(
  text,
  fc.constantFrom('constructor', 'toString', '__proto__', "'", "'-1", '007', '1e5', 'TRUE'),
);
const cell = fc.record({
  published: fc.option(whole),
  draft: fc.option(whole),
  version: fc.nat(),
});
const repository = fc.array(fc.record({ en: fc.option(cell), hi: fc.option(cell) }), {
  maxLength: 6,
});

function entriesOf(
  rows: readonly Record<string, { published: string | null } | null>[],
): CopyEntry[] {
  return rows.flatMap((row, at) =>
    LANGUAGES.flatMap((language) =>
      row[language] ? [{ key: `k.${at}`, language, ...row[language] } as CopyEntry] : [],
    ),
  );
}

const contextOf = (
  entries: readonly CopyEntry[],
  other: Partial<ImportContext> = {},
): ImportContext => ({
  by: 'asha',
  getState: () => 'live',
  prefixes: new Set(['k']),
  findEntry: (key, language) => entries.find((one) => one.key === key && one.language === language),
  getDefaultText: (_, language) => (language === 'en' ? '=default' : undefined),
  check: () => [],
  canWrite: () => true,
  ...other,
});

const exported = (entries: readonly CopyEntry[], keys: number, state: 'draft' | 'published') =>
  Array.from({ length: keys }, (_, at) => {
    const key = `k.${at}`;
    const own = entries.filter((one) => one.key === key);
    return toExportRow({ key, description: '=about' }, own, LANGUAGES, state, (language) =>
      language === 'en' ? '=default' : undefined,
    );
  });

const planOf = async (content: string, context: ImportContext, format: SheetFormat = 'csv') =>
  planImport(await readSheetFile({ format, content }, LANGUAGES), context);

describe('an export', () => {
  it.each([
    ['csv', 150],
    ['json', 150],
    ['xlsx', 25],
  ] as const)('as %s imports without changes, whatever the texts', async (format, numRuns) => {
    await fc.assert(
      fc.asyncProperty(repository, fc.constantFrom('draft', 'published'), async (rows, state) => {
        const entries = entriesOf(rows);
        const content = await fileOf(format, exported(entries, rows.length, state));
        const plan = await planOf(content, contextOf(entries), format);
        expect(plan).toMatchObject({ changes: [], conflicts: [], refused: [], notices: [] });
      }),
      { numRuns },
    );
  });

  it.each(['csv', 'json', 'xlsx'] as const)('as %s preserves all characters', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(whole, { minLength: 1, maxLength: 8 }), async (texts) => {
        const rows = texts.map((one, at) => ({
          key: `k.${at}`,
          description: one,
          texts: new Map([['hi', one]]),
          bases: new Map([['hi', { version: at, isPublished: at % 2 === 1 }]]),
        }));
        const { rows: read } = await readSheetFile(
          { format, content: await fileOf(format, rows) },
          LANGUAGES,
        );
        const kept = texts.filter((one) => !isBlank(one));
        expect(read.flatMap((row) => [...row.texts.values()])).toEqual(kept);
      }),
      { numRuns: format === 'xlsx' ? 25 : 150 },
    );
  });

  it('as CSV contains no cell that a spreadsheet executes', async () => {
    const rows = exported([], 1, 'draft');
    expect(await fileOf('csv', rows)).toBe(
      '\ufeff"key","description","en","hi","version"\r\n"k.0","\'=about","\'=default",,"en:0 hi:0"\r\n',
    );
  });
});

describe('an import file', () => {
  const entries = [
    { key: 'a', language: 'en', published: 'A', draft: null, version: 3, changedBy: 'ravi' },
    { key: 'a', language: 'hi', published: 'अ', draft: 'आ', version: 2, changedBy: 'ravi' },
  ] as CopyEntry[];
  const live = contextOf(entries, {
    getState: (key) => (key === 'gone' ? 'trash' : key.length === 1 ? 'live' : undefined),
    getDefaultText: () => undefined,
  });

  it.each([
    ['commas', 'key,en\na,new'],
    ['semicolons', 'Key;EN\r\na;new\r\n'],
    ['tabs', 'KEY\t en \na\tnew'],
    ['a byte order mark and quotes', '\ufeff"key","en"\n"a","new"'],
    ['blank lines before', '\n,\nkey,en\n\na,new'],
    ['commas inside of a quoted name', '"key";"en";"x,y,z,"\na;new;'],
  ])('with %s is read', async (_, content) => {
    expect((await planOf(content, live)).changes).toMatchObject([
      { edit: { key: 'a', language: 'en', text: 'new', version: 3 }, before: 'A' },
    ]);
  });

  it('matches a key that an export escaped', async () => {
    const { changes, refused } = await planOf("key,en\n'-,new", live);
    expect(refused).toEqual([]);
    expect(changes).toMatchObject([{ edit: { key: '-', language: 'en', text: 'new' } }]);
  });

  it('does not clear a text with an empty cell', async () => {
    expect(await planOf('key,en,hi\na,,"  "', live)).toMatchObject({ changes: [], unchanged: 0 });
  });

  it.each([
    ['without a language column', 'key,version\na,en:1', /no column for a language.*: en, hi/],
    ['without a column of keys', 'en,hi\na,b', /no column "key".*en, hi.*key, en, hi/],
    ['with a column twice', 'key,en,EN\na,b,c', /"en".*Keep one/],
    ['that is empty', '', /empty/],
    ['with an unclosed quotation mark', 'key,en\na,"b', /not closed/],
  ])('%s is refused with the cure', async (_, content, message) => {
    await expect(planOf(content, live)).rejects.toThrow(message);
  });

  it.each(['cnViYmlzaA==', ''])(
    'that is not a spreadsheet is refused with the cure',
    async (content) => {
      await expect(planOf(content, live, 'xlsx')).rejects.toThrow(/xlsx.*CSV/s);
    },
  );

  it.each(['{', '[]', '{"format":"x"}', '{"format":"nestjs-haptik-copy/1","texts":{"a":[]}}'])(
    'of JSON that is not an export is refused with the cure: %s',
    async (content) => {
      await expect(planOf(content, live, 'json')).rejects.toThrow(/Export texts as JSON/);
    },
  );

  it('reports unknown columns, and refuses languages that are not set up', async () => {
    const plan = await planOf('key,en,fr,Who translates,about\na,A,x,y,z', live);
    expect(plan.notices).toEqual([expect.stringContaining('Who translates')]);
    expect(plan.refused).toMatchObject([{ row: 1, language: 'fr' }]);
  });

  it('refuses single rows with their number in the spreadsheet', async () => {
    const strict = { ...live, canWrite: (_: string, language: string) => language !== 'hi' };
    const content = `key,en,hi\nnobody,x,\n\ngone,x,\na,${'x'.repeat(10_001)},y\na,twice,\n,lost,`;
    expect((await planOf(content, strict)).refused).toEqual([
      { row: 2, key: 'nobody', language: null, reason: expect.stringContaining('does not exist') },
      { row: 4, key: 'gone', language: null, reason: expect.stringContaining('trash') },
      { row: 5, key: 'a', language: 'en', reason: expect.stringContaining('10000') },
      { row: 5, key: 'a', language: 'hi', reason: expect.stringContaining('may not') },
      { row: 6, key: 'a', language: null, reason: expect.stringContaining('Row 5') },
      { row: 7, key: '', language: null, reason: expect.stringContaining('key') },
    ]);
  });

  it('refuses a text that fails validation, and keeps warnings with the change', async () => {
    const check: ImportContext['check'] = (_key, _language, one) =>
      one === 'bad'
        ? [{ rule: 'syntax', severity: 'error', message: 'Close the brace.' }]
        : [{ rule: 'surrounding-whitespace', severity: 'warning', message: 'Take it out.' }];
    const plan = await planOf('key,en\na,bad\nb,new', { ...live, check });
    expect(plan.refused).toMatchObject([{ row: 2, reason: 'Close the brace.' }]);
    expect(plan.changes).toMatchObject([{ findings: [{ message: 'Take it out.' }] }]);
  });

  it('reports conflicts with changes since the export', async () => {
    const plan = await planOf('key,en,hi,version\na,new,नया,en:3 hi:1\nb,x,,en:1', live);
    expect(plan.changes).toMatchObject([{ after: 'new' }]);
    expect(plan.conflicts).toMatchObject([
      { before: 'आ', after: 'नया', edit: { version: 2 } },
      { before: null, after: 'x', edit: { version: 0 } },
    ]);
  });

  it('without versions conflicts only with drafts of other users', async () => {
    const content = 'key,en,hi\na,new,नया';
    expect((await planOf(content, live)).conflicts).toMatchObject([{ after: 'नया' }]);
    expect((await planOf(content, { ...live, by: 'ravi' })).conflicts).toEqual([]);
  });

  it('restores the published text only if a draft was exported', async () => {
    const changes = async (version: string) =>
      (await planOf(`key,hi,version\na,अ,${version}`, { ...live, by: 'ravi' })).changes;
    expect(await changes('hi:2')).toMatchObject([{ edit: { text: null }, after: 'अ' }]);
    expect(await changes('hi:2p')).toEqual([]);
    expect(await changes('hi:1')).toEqual([]);
  });
});
