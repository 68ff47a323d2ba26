import { readXlsx } from '../../../src/console/copy/import/xlsx.reader.js';
import { SheetException } from '../../../src/console/copy/sheet/sheet.exception.js';
import { zipOf } from '../../support/zip.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

describe('a spreadsheet', () => {
  it('is read', async () => {
    expect(await readXlsx(spreadsheetOf(cellOf('key')))).toEqual([['key']]);
  });

  it('that is small, and unpacks to more than fits, is refused', async () => {
    const bomb = spreadsheetOf(cellOf('key'), Buffer.alloc(480 * 1_048_576, ' '));
    expect(bomb.length).toBeLessThan(4 * 1_048_576);
    await expect(readXlsx(bomb)).rejects.toBeInstanceOf(SheetException);
  });

  it('that has one text in more cells than fit is refused', async () => {
    const text = 'x'.repeat(30_000);
    const shared = `<sst xmlns="${MAIN}"><si><t>${text}</t></si></sst>`;
    const rows = Array.from({ length: 3_000 }, (_, at) => {
      return `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`;
    });
    const bomb = spreadsheetOf(rows.join(''), Buffer.alloc(0), shared);
    await expect(readXlsx(bomb)).rejects.toBeInstanceOf(SheetException);
  });
});

function cellOf(text: string): string {
  return `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
}

function spreadsheetOf(rows: string, padding = Buffer.alloc(0), shared = ''): Buffer {
  const start = `<worksheet xmlns="${MAIN}"><sheetData>${rows}`;
  const strings = `<Relationship Id="b" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/>`;
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>` +
      '<sheet name="Texts" sheetId="1" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${PACKAGE}/relationships">${shared && strings}` +
      `<Relationship Id="a" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ...(shared && { 'xl/sharedStrings.xml': shared }),
    'xl/worksheets/sheet1.xml': Buffer.concat([
      Buffer.from(start),
      padding,
      Buffer.from('</sheetData></worksheet>'),
    ]),
  });
}
