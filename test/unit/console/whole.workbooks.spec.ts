import {
  expectImportOutcome,
  type FileImportOutcome,
  importTestFile,
  stringsMatching,
} from '../../support/console/file.import.js';
import {
  buildInlineCell,
  buildRows,
  buildWorkbook,
} from '../../support/console/workbook.builder.js';

describe('an import of a workbook', () => {
  const row = { texts: { 'plain.text en': 'x' } };
  const mergeOf = (...ranges: string[]) => {
    const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`);
    return `</sheetData><mergeCells>${cells.join('')}</mergeCells><sheetData>`;
  };
  const merged = (range: string, ...rows: string[][]) =>
    buildRows(['key', 'en', 'hi'], ...rows) + mergeOf(range);
  it.each<[string, Parameters<typeof buildWorkbook>[0], FileImportOutcome | RegExp]>([
    [
      'two sheets of texts, and another one',
      {
        sheets: {
          One: buildRows(['key', 'en'], ['plain.text', 'x'], ['plain.two', 'y']),
          Two: buildRows(['en', 'key'], ['z', 'menu.yes'], ['twice', 'plain.text']),
          Notes: buildRows(['What', 'When']),
          Empty: '',
        },
      },
      {
        texts: { 'plain.text en': 'x', 'plain.two en': 'y', 'menu.yes en': 'z' },
        refused: stringsMatching(/^3 plain.text null: Sheet "Two": Row 2 of the sheet "One"/),
        notices: stringsMatching(/"Notes" was not read/),
      },
    ],
    [
      'a sheet for each language',
      {
        sheets: {
          EN: buildRows(
            ['key', 'en', 'version'],
            ['plain.text', 'x', 'en:0'],
            ['plain.two', 'y', ''],
          ),
          HI: buildRows(['key', 'en', 'hi'], ['plain.text', '', 'z'], ['plain.two', 'y', 'z']),
        },
      },
      {
        texts: { 'plain.text en': 'x', 'plain.two en': 'y', 'plain.text hi': 'z' },
        refused: stringsMatching(
          /^3 plain.two null: Sheet "HI": Row 3 of the sheet "EN" .*language/,
        ),
      },
    ],
    [
      'a sheet whose columns are language names',
      {
        sheets: {
          Old: buildRows(['key', 'English'], ['plain.two', 'y']),
          New: buildRows(['key', 'en'], ['plain.text', 'x']),
        },
      },
      {
        ...row,
        notices: stringsMatching(/"Old" was not read: .*Write "en" instead of "English"/),
      },
    ],
    [
      'only a sheet whose columns are language names',
      {
        sheets: {
          Notes: buildRows(['What']),
          Old: buildRows(['key', 'English'], ['plain.two', 'y']),
        },
      },
      /^Sheet "Old": .*Write "en" instead of "English"/,
    ],
    [
      'hidden rows and columns',
      {
        sheets: {
          A:
            '</sheetData><cols><col min="3" max="5" hidden="1"/><col min="6" max="6" width="0"/></cols><sheetData>' +
            buildRows(['key', 'en', 'hi'], ['plain.text', 'x', 'y'], ['plain.two', 'z']).replace(
              '<row r="3"',
              '<row r="3" hidden="1"',
            ) +
            '<row r="4" ht="0" customHeight="1"><c r="B4"/></row>',
        },
      },
      {
        texts: { 'plain.text en': 'x', 'plain.text hi': 'y', 'plain.two en': 'z' },
        notices: stringsMatching(/"A" has content in rows \(1\) and columns \(1\) that are hidden/),
      },
    ],
    [
      'nothing but hidden sheets',
      { sheets: { A: buildRows(['key', 'en'], ['plain.text', 'x']) }, hidden: ['A'] },
      /"A" is hidden/,
    ],
    [
      'a remark beside the table',
      { sheets: { A: buildRows(['key', 'en'], ['plain.text', 'x', '', 'remark']) } },
      { ...row, notices: stringsMatching(/first in D2/) },
    ],
    ['a column twice', { sheets: { A: buildRows(['key', 'en', 'en']) } }, /Sheet "A": Two columns/],
    [
      'a text merged over two keys',
      { sheets: { A: merged('B2:B3', ['plain.text', 'x', 'y'], ['plain.two', '', 'z']) } },
      {
        texts: { 'plain.text hi': 'y', 'plain.two hi': 'z' },
        refused: stringsMatching(
          /^2 plain.text en: .*B2 is merged .*B2:B3/,
          /^3 plain.two en: .*B3 is/,
        ),
      },
    ],
    [
      'a text that a merged cell hides',
      { sheets: { A: merged('B2:B3', ['plain.text', ''], ['plain.two', 'y']) } },
      { refused: stringsMatching(/^2 plain.text en: .*merged/, /^3 plain.two en: .*merged/) },
    ],
    [
      'a text merged over two languages',
      { sheets: { A: merged('B2:C2', ['plain.text', 'x', 'y'], ['plain.two', 'z']) } },
      {
        texts: { 'plain.two en': 'z' },
        refused: stringsMatching(
          /^2 plain.text en: .*B2 is merged/,
          /^2 plain.text hi: .*C2 is merged/,
        ),
      },
    ],
    [
      'a key merged over two rows',
      { sheets: { A: merged('A2:A3', ['plain.text', 'x'], ['', 'y'], ['plain.two', 'z']) } },
      {
        texts: { 'plain.two en': 'z' },
        refused: stringsMatching(
          /^2 plain.text null: .*A2 is merged/,
          /^3 {2}null: .*A3 is merged/,
        ),
      },
    ],
    [
      'a version merged over two rows',
      {
        sheets: {
          A:
            buildRows(
              ['key', 'en', 'version'],
              ['plain.text', 'x', 'en:0'],
              ['plain.two', 'y', ''],
            ) + mergeOf('C2:C3'),
        },
      },
      { refused: stringsMatching(/^2 plain.text null: .*C2 is merged/, /^3 plain.two null: .*C3/) },
    ],
    [
      'a text that the name of its column hides',
      { sheets: { A: merged('B1:B2', ['plain.text', 'x', 'y']) } },
      {
        texts: { 'plain.text hi': 'y' },
        refused: stringsMatching(/^2 plain.text en: .*B2 is merged/),
      },
    ],
    [
      'the name of a column that another one hides',
      { sheets: { A: merged('B1:C1', ['plain.text', 'x', 'y']) } },
      /^Sheet "A": The name of the column in C1 is hidden by merged cells \(B1:C1\)/,
    ],
    [
      'a merged range over all cells',
      { sheets: { A: merged('A1:XFD1048576', ['plain.text', 'x']) } },
      /^Sheet "A": The name of the column in B1 is hidden/,
    ],
    [
      'merged cells that hide nothing',
      {
        sheets: {
          A:
            buildRows(['key', 'en', 'hi', 'about', ''], ['plain.text', 'x', '', 'a', '']) +
            mergeOf('D1:E1', 'D2:E4', 'A2:A3', 'B2:B3', 'C2:C3', 'E6:H9', 'B7:C9', 'B1'),
        },
      },
      row,
    ],
    [
      'merged cells with nothing in them',
      { sheets: { A: merged('C2:C3', ['plain.text', 'x'], ['plain.two', 'y']) } },
      { texts: { 'plain.text en': 'x', 'plain.two en': 'y' } },
    ],
    [
      'an invalid merged range',
      { sheets: { A: merged('B2:5', ['plain.text', 'x']) } },
      /cannot be read as a spreadsheet/,
    ],
    [
      'a dimension of all cells',
      { sheets: { A: buildRows(['key', 'en'], ['plain.text', 'x']) }, others: {} },
      row,
    ],
    [
      'formats of tables and conditions, which count anew',
      {
        sheets: {
          A: buildRows(['key', 'en'], ['plain.text', '<c r="B2" s="1"><v>0.5</v></c>']),
        },
        others: {
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0%"/></numFmts>' +
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>' +
            '<dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs></styleSheet>',
        },
      },
      { texts: { 'plain.text en': '50%' }, notices: stringsMatching(/numbers/) },
    ],
    [
      'fonts that strike through',
      {
        sheets: {
          A: buildRows(
            ['key', 'en', 'hi', 'de'],
            [
              'plain.text',
              buildInlineCell('x', 'B2', 1),
              buildInlineCell('y', 'C2', 2),
              buildInlineCell('', 'D2', 1),
            ],
            ['plain.two', 'z', '<c r="C3" s="1"><v>5</v></c>'],
          ),
        },
        others: {
          'xl/styles.xml':
            '<styleSheet><fonts><font><b/></font><font><strike/></font><font><strike val="false"/></font></fonts>' +
            '<cellStyleXfs><xf fontId="1"/></cellStyleXfs>' +
            '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>' +
            '<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>',
        },
      },
      {
        texts: { 'plain.text hi': 'y', 'plain.two en': 'z' },
        refused: stringsMatching(
          /^2 plain.text en: .*B2 .*struck/,
          /^3 plain.two hi: .*C3 .*struck/,
        ),
      },
    ],
    [
      'zeros and results of formulas that the sheet does not show',
      {
        sheets: {
          A:
            '</sheetData><sheetViews><sheetView showZeros="0" showFormulas="1"/></sheetViews><sheetData>' +
            buildRows(
              ['key', 'en', 'hi'],
              ['plain.text', '<c r="B2"><v>0</v></c>', '<c r="C2"><v>5</v></c>'],
              ['plain.two', '<c r="B3" t="str"><f>A1</f><v>x</v></c>', 'y'],
            ),
        },
      },
      {
        texts: { 'plain.text hi': '5', 'plain.two hi': 'y' },
        refused: stringsMatching(
          /^2 plain.text en: .*B2 contains a zero/,
          /^3 plain.two en: .*its formula/,
        ),
        notices: stringsMatching(/numbers/),
      },
    ],
    ['damage', { sheets: { A: '<row><c>' } }, /cannot be read as a spreadsheet/],
    [
      'a cell twice',
      { sheets: { A: buildRows(['key', 'en'], ['plain.text', 'x', '<c r="B2"><v>1</v></c>']) } },
      /cannot be read as a spreadsheet/,
    ],
  ])('reads XLSX with %s', async (_, parts, expected) => {
    expectImportOutcome(await importTestFile('xlsx', buildWorkbook(parts)), expected);
  });
});
