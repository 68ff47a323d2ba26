import { readSheetInWorker } from '../../../packages/console/server/files/import/sheet.reader.js';
import type { FileSource } from '../../../packages/console/server/files/read/file.source.js';
import { SheetException } from '../../../packages/console/server/files/sheet/sheet.exception.js';
import { buildRows, buildWorkbook } from '../../support/console/workbook.builder.js';

const LANGUAGES = ['en', 'hi'];
const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>key</t></is></c><c r="B1" t="inlineStr"><is><t>en</t></is></c></row>';

const workbook = (bytes: Buffer): FileSource => ({
  format: 'xlsx',
  content: bytes.toString('base64'),
});
const csv = (content: string): FileSource => ({ format: 'csv', content });
const json = (texts: string): FileSource => ({
  format: 'json',
  content: `{"format":"nestjs-haptik-copy/1","texts":${texts}}`,
});
const refusalOf = async (source: FileSource): Promise<string> => {
  const fault: unknown = await readSheetInWorker(source, LANGUAGES).catch(
    (error: unknown) => error,
  );
  return fault instanceof SheetException ? fault.message : String(fault);
};

describe('a disproportionately large file is refused with the cure:', () => {
  it('a workbook that unpacks to more than the limit', async () => {
    const padding = Buffer.alloc(480 * 1_048_576, ' ');
    const bytes = buildWorkbook({ sheets: { A: '' }, others: { 'xl/worksheets/0.xml': padding } });
    expect(bytes.length).toBeLessThan(4 * 1_048_576);
    expect(await refusalOf(workbook(bytes))).toMatch(/too large when unpacked/);
  });

  it('one text in more cells than the limit', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => {
      return `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>0</v></c><c r="B${at + 2}" t="s"><v>0</v></c></row>`;
    });
    const strings = `<si><t>${'x'.repeat(30_000)}</t></si>`;
    const bytes = buildWorkbook({ sheets: { A: HEADER + rows.join('') }, strings });
    expect(await refusalOf(workbook(bytes))).toMatch(/million characters/);
  });

  it('deeply nested elements', async () => {
    const deep = '<x>'.repeat(200_000) + '</x>'.repeat(200_000);
    expect(await refusalOf(workbook(buildWorkbook({ sheets: { A: deep } })))).toMatch(
      /cannot be read as a spreadsheet/,
    );
  });

  it('50,000 columns', async () => {
    const header = ['key', ...Array.from({ length: 50_000 }, (_, at) => `column ${at}`)];
    expect(await refusalOf(csv(`${header.join(',')}\na,b`))).toMatch(/at most 1000/);
  });

  it('a cell of 20 MB after an unclosed quotation mark', async () => {
    expect(await refusalOf(csv(`key,en\na,"${'word\n'.repeat(4_000_000)}`))).toMatch(
      /Row 2 .*not closed/,
    );
  });

  it('more keys than the limit', async () => {
    const texts = Array.from({ length: 310_000 }, (_, at) => `"k.${at}":{"en":"x"}`);
    expect(await refusalOf(json(`{${texts.join(',')}}`))).toMatch(/300000 keys/);
  });

  it('a file that takes too long', async () => {
    const reading = readSheetInWorker(csv('key,en\na,b'), LANGUAGES, 0);
    await expect(reading).rejects.toThrow(/took too long/);
  });
});

describe('a file that only looks large is read:', () => {
  it('a cell in the last column of the last row', async () => {
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>';
    const near = buildRows(['key', 'en'], ['a', 'x']);
    const sheets = { Texts: near + far };
    const sheet = await readSheetInWorker(workbook(buildWorkbook({ sheets })), LANGUAGES);
    expect(sheet.rows.map(({ key }) => key)).toEqual(['a']);
  });

  it.each(['"', '"a"', '"\t'])(
    'a tab-separated table with a million quotation marks: %j',
    async (mark) => {
      const sheet = await readSheetInWorker(
        csv(`key\ten\na\tx "y"\nb\t${mark.repeat(1_000_000)}`),
        LANGUAGES,
      );
      expect(sheet.rows[0]?.texts.get('en')).toBe('x "y"');
    },
  );

  it('20,000 nested brackets', async () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const sheet = await readSheetInWorker(json(`{"a":{"en":${deep}}}`), LANGUAGES);
    expect(sheet.refused).toMatchObject([{ key: 'a', language: 'en' }]);
  });
});
