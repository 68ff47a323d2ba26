import { readFile } from 'node:fs/promises';
import { defineCopy } from 'nestjs-haptik/copy';
import {
  CopyConsoleHost,
  type EditorApiClient,
  type ImportResponseLine,
} from '../../../support/console/copy.console.host.js';
import {
  expectImportOutcome,
  type FileImportOutcome,
  stringsMatching,
} from '../../../support/console/file.import.js';
import { unzip } from '../../../support/console/unzip.js';

const FIXTURES = new URL('../../../fixtures/files/', import.meta.url);

const text = (words: string) => ({
  text: words,
  description: 'Of a file.',
  usedAs: 'text' as const,
});
const copy = defineCopy({
  'plain.text': text('Plain'),
  'plain.two': text('Two'),
  'hours.label': text('Hours'),
  'menu.yes': text('Yes'),
  'product.unknown': text('Unknown'),
});

// files.spec.ts tests both HTTP platforms.
describe('an import of a file from real programs, as bytes', () => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;

  beforeAll(async () => {
    console = await CopyConsoleHost.start('fastify', [copy]);
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    for (const language of ['hi', 'de']) await asha.request('POST copy/languages', { language });
  });
  afterAll(() => console.stop());

  const imported = async (format: string, bytes: Buffer): Promise<FileImportOutcome> => {
    const content = bytes.toString('base64');
    const request = { format, encoding: 'base64', content };
    const last: ImportResponseLine = (await asha.importFile(request)).at(-1);
    if (last.type === 'problem') return { problem: last.problem.message };
    const { changes, refused, notices } = last.preview;
    const named = changes.first.map((one: ImportResponseLine) => [
      `${one.key} ${one.language}`,
      one.after,
    ]);
    return {
      texts: Object.fromEntries(named),
      refused: refused.first.map(
        (one: ImportResponseLine) => `${one.row} ${one.key} ${one.language}: ${one.reason}`,
      ),
      notices,
    };
  };
  it.each<[string, FileImportOutcome | RegExp]>([
    ['header-crlf-rows-lf.csv', { texts: { 'plain.text hi': 'x', 'plain.two hi': 'y' } }],
    ['unescaped-quotes.csv', /Row 2 .*not doubled/],
    ['excel-sep-hint.csv', { texts: { 'plain.text hi': 'एक' } }],
    ['excel-windows-1252.csv', /not UTF-8 \(line 2\).*CSV UTF-8/],
    ['windows-1252-commas.csv', /not UTF-8 \(line 2\).*CSV UTF-8/],
    ['language-names.csv', /Key, English, Hindi.*Write "en" instead of "English"/],
    ['only-header.csv', {}],
    ['same-key-twice.json', /"plain\.text" twice/],
    ['no-cell-refs.xlsx', { texts: { 'plain.text hi': 'x' } }],
    ['emoji-as-character-reference.xlsx', { texts: { 'plain.text hi': 'Thanks 👍 🙏 न' } }],
    ['shared-rich-phonetic.xlsx', { texts: { 'plain.text hi': 'one two' } }],
    [
      'percent-50.xlsx',
      {
        texts: { 'hours.label hi': '50%' },
        notices: stringsMatching(/English spreadsheet.*Format .*Text/),
      },
    ],
    [
      'iso-date-cell.xlsx',
      { refused: stringsMatching(/^2 plain.text hi: Sheet "Texts", cell B2/) },
    ],
    ['formula-error.xlsx', { refused: stringsMatching(/^2 plain.text hi: .*cell B2 .*#N\/A/) }],
    [
      'hidden-first.xlsx',
      {
        texts: { 'menu.yes en': 'From visible', 'menu.yes hi': 'दिखता' },
        notices: stringsMatching(/"Hidden" is hidden/),
      },
    ],
  ])('is read correctly, or refused: %s', async (name, expected) => {
    const bytes = await readFile(new URL(name, FIXTURES));
    expectImportOutcome(await imported(name.split('.').pop() ?? '', bytes), expected);
  });

  it('is refused if it is an old or encrypted workbook', async () => {
    const bytes = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
    expect((await imported('xlsx', bytes)).problem).toMatch(/without a password/);
    expect((await imported('csv', bytes)).problem).toMatch(/old or encrypted workbook/);
  });

  it('accepts CSV as text, with the same checks', async () => {
    const [last] = (
      await asha.importFile({ format: 'csv', content: 'key,en\nplain.text,a\0b' })
    ).slice(-1);
    expect(last.problem.message).toMatch(/not UTF-8/);
    const broken = `${Buffer.from('key,en\nplain.text,x').toString('base64').replace(/.{8}/g, '$&\r\n')}\n`;
    const lines = await asha.importFile({ format: 'csv', encoding: 'base64', content: broken });
    expect(lines.at(-1).preview.changes.total).toBe(1);
    const rubbish = await asha.importFile({ format: 'csv', encoding: 'base64', content: 'key,en' });
    expect(rubbish.at(-1).problem.message).toMatch(/not valid base64/);
  });

  it('exports one workbook at a time, and lets a few wait', async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => asha.send('GET copy/export?format=xlsx')),
    );
    const refused = responses.filter(({ status }) => status === 429);
    const exported = responses.filter(({ status }) => status === 200);
    expect([refused.length + exported.length, refused.length > 0]).toEqual([20, true]);
    expect(exported.length).toBeGreaterThanOrEqual(4);
    for (const response of exported) expect((await response.text()).slice(0, 2)).toBe('PK');
    for (const response of refused) {
      expect(response.headers.get('retry-after')).toBe('30');
      expect(await response.json()).toMatchObject({
        message: 'Other exports are in progress. Try again in 30 seconds.',
      });
    }
  });

  it('exports a workbook in which all cells have the format Text, including empty ones', async () => {
    const response = await asha.send('GET copy/export?format=xlsx');
    const parts = await unzip(Buffer.from(await response.arrayBuffer()));
    const styles = parts.get('xl/styles.xml') ?? '';
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    const [, id] = /numFmtId="(\d+)" formatCode="@"/.exec(styles) ?? [];
    const used = [...styles.matchAll(/<xf([^>]*)>/g)].map(([, attributes]) => attributes);
    const cells = [...sheet.matchAll(/<c [^>]*>/g)].map(([tag]) => tag);
    expect(cells.length).toBeGreaterThan(20);
    for (const tag of cells) {
      const [, style = 0] = /s="(\d+)"/.exec(tag) ?? [];
      expect([tag, used[Number(style)]]).toEqual([
        tag,
        expect.stringContaining(`numFmtId="${id}"`),
      ]);
    }
  });
});
