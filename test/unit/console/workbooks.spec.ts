import {
  expectOutcome,
  type FileOutcome,
  imported,
  matching,
} from '../../support/imported.file.js';
import { inlineOf, rowsOf, workbookOf } from '../../support/workbook.js';

// How files come in is the matter of test/e2e/console/file-cases.spec.ts.
describe('a workbook as people and programs make it', () => {
  const row = { texts: { 'plain.text en': 'x' } };
  const cell = (attributes: string, inner: string) => `<c r="B2" ${attributes}>${inner}</c>`;
  const number = (format: number | string, value: number) => ({
    format,
    cell: cell('s="1"', `<v>${value}</v>`),
  });
  it.each<
    [
      string,
      { cell: string; format?: number | string; strings?: string; isSince1904?: boolean },
      string | RegExp,
    ]
  >([
    ['a currency', number('[$₹-4009]#,##0', 2499), '₹2,499'],
    ['an accounting format, without its padding', number('_-"$"* #,##0.00_-', 2499), '$2,499.00'],
    ['zeros in front', number('000', 7), '007'],
    ['a number without a format', number(0, 0.1 + 0.2), '0.3'],
    ['a date with a format', number('d mmmm yyyy', 46_227), '24 July 2026'],
    ['a date in Hindi', number('[$-439]d mmmm yyyy', 46_227), '24 जुलाई 2026'],
    ['a date since 1904', { ...number('yyyy-mm-dd', 44_765), isSince1904: true }, '2026-07-24'],
    ['a time', number(20, 0.5), '12:00'],
    ['hours over a day', number('[h]:mm', 1.5), '36:00'],
    ['a short date, which each computer writes differently', number(14, 46_227), /each computer/],
    ['the long date of the system', number('[$-F800]dddd, mmmm dd, yyyy', 46_227), /each computer/],
    ['a number too long to be shown', number(0, 9_876_543_210_123), /9\.87654E\+12/],
    ['a format that hides', number(';;;', 5), /hides/],
    ['a format that is rubbish', number('[', 5), /number format/],
    ['a date before all dates', number('yyyy-mm-dd', -5), /before all dates/],
    ['a truth value', { cell: cell('t="b"', '<v>1</v>') }, 'TRUE'],
    ['an error', { cell: cell('t="e"', '<v>#REF!</v>') }, /#REF!/],
    [
      'a formula that was worked out',
      { cell: cell('t="str"', '<f>A1</f><v>x_x000D_y</v>') },
      'x\ry',
    ],
    ['a formula without a result', { cell: cell('', '<f>A1</f>') }, /result is not in the file/],
    [
      'a formula with an empty result',
      { cell: cell('', '<f>A1</f><v></v>') },
      /result is not in the file/,
    ],
    [
      'CDATA',
      { cell: cell('t="inlineStr"', '<is><t>a <![CDATA[<b> & c]]></t></is>') },
      'a <b> & c',
    ],
    [
      'an escape that is one no more',
      { cell: cell('t="inlineStr"', '<is><t>_x005F_x000D_</t></is>') },
      '_x000D_',
    ],
    [
      'a rich text in the cell',
      {
        cell: cell('t="inlineStr"', '<is><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r></is>'),
      },
      'one two',
    ],
    [
      'a shared text with its pronunciation',
      {
        cell: cell('t="s"', '<v>0</v>'),
        strings:
          '<si><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="1"><t>とう</t></rPh><phoneticPr fontId="1"/></si>',
      },
      '東京',
    ],
    [
      'a shared text that is not there',
      { cell: cell('t="s"', '<v>9</v>'), strings: '<si><t>a</t></si>' },
      /not in the file/,
    ],
    [
      'a text in a format of its own',
      { cell: cell('s="1" t="inlineStr"', '<is><t>x</t></is>'), format: '@" km"' },
      'x km',
    ],
    [
      'a text that its format hides',
      { cell: cell('s="1" t="inlineStr"', '<is><t>x</t></is>'), format: ';;;' },
      /hides/,
    ],
    [
      'elements with a prefix',
      { cell: '<x:c xmlns:x="urn:x" r="B2" t="inlineStr"><x:is><x:t>x</x:t></x:is></x:c>' },
      'x',
    ],
    [
      'an empty number of a shared text',
      { cell: cell('t="s"', '<v></v>'), strings: '<si><t>a</t></si>' },
      '',
    ],
    [
      'blanks for the number of a shared text',
      { cell: cell('t="s"', '<v> </v>'), strings: '<si><t>a</t></si>' },
      /not in the file/,
    ],
    ['blanks for a number', { cell: cell('', '<v> </v>') }, /no number/],
    ['a number of sixteen digits', { cell: cell('', '<v>0x10</v>') }, /no number/],
    ['a number with a comma', { cell: cell('', '<v>2,5</v>') }, /no number/],
    ['a number among line ends', { cell: cell('', '<v>\n-1.5E+2\n</v>') }, '-150'],
    ['a truth value in words', { cell: cell('t="b"', '<v>TRUE</v>') }, 'TRUE'],
    ['a falsehood', { cell: cell('t="b"', '<v>0</v>') }, 'FALSE'],
    ['a truth value that is none', { cell: cell('t="b"', '<v>2</v>') }, /neither TRUE nor FALSE/],
    [
      'a formula that failed in words',
      { cell: cell('t="str"', '<f>X()</f><v>#NAME?</v>') },
      /#NAME/,
    ],
    [
      'a text in an accounting format',
      {
        cell: cell('s="1" t="inlineStr"', '<is><t xml:space="preserve"> x_*y </t></is>'),
        format: '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-',
      },
      ' x_*y ',
    ],
    [
      'a text among signs that look like padding',
      { cell: cell('s="1" t="inlineStr"', '<is><t>x</t></is>'), format: '0;0;0;"_a"\\*@* ' },
      '_a*x',
    ],
    ['digits of Hindi', number('[$-4000439]0', 123), /digits or the calendar/],
    ['a Thai year', number('[$-107041E]d/m/yyyy', 45_000), /digits or the calendar/],
    ['digits of Thai by name', number('[$-th-TH,D07041E]0', 45), /digits or the calendar/],
    ['Chinese numerals', number('[DBNum1][$-804]General', 123), /digits or the calendar/],
    ['an era of Japan', number('[$-411]ggge"年"', 45_000), /digits or the calendar/],
    ['letters that are no era', number('0" kg"\\g', 5), '5 kgg'],
    ['digits and calendar of English', number('[$-1010409]d mmmm yyyy', 46_227), '24 July 2026'],
    ['a currency of another country', number('#,##0.00 [$€-407]', 2499.5), '2,499.50 €'],
    ['a number of another country', number('[$-407]#,##0.00', 2499.5), '2,499.50'],
    ['a built-in format with brackets', number(39, -1234.5), '(1,234.50)'],
    ['a built-in accounting format', number(43, 1234.5), '1,234.50'],
    ['the currency of the computer', number(7, 1234.5), /number or date as each computer/],
    ['its currency in accounts', number(44, 1234.5), /number or date as each computer/],
    ['a half that rounds away from zero', number('0.00', 1.005), '1.01'],
    ['a half below zero', number('0.00', -0.285), '-0.29'],
    ['a half of a percent', number('0.0%', 0.01255), '1.3%'],
    ['a half of thousands', number('0.00,', 1_005), '1.01'],
    ['a half with an exponent', number('0.00E+00', 1.005), '1.01E+00'],
    ['a half with an exponent in threes', number('##0.0E+0', 12_050), '12.1E+3'],
    ['a half without a format', number(0, 1.2345678905), '1.234567891'],
    ['a half of ten digits', number(0, 1_234_567_890.5), '1234567891'],
    ['a half below zero with a format of its own', number('0.0;(0.0)', -0.15), '(0.2)'],
    ['nothing left below zero', number('0.00;(0.00);"none"', -0.001), '(0.00)'],
    ['no minus before nothing', number('0.00', -0.001), '0.00'],
    ['lakhs', number('[>=100000]##\\,##\\,##0;##,##0', 123_456), '1,23,456'],
    ['less than lakhs', number('[>=100000]##\\,##\\,##0;##,##0', 99_998.5), '99,999'],
    [
      'a number that rounds into another part of its format',
      number('[>=100000]##\\,##\\,##0;##,##0', 99_999.5),
      /not all programs show alike/,
    ],
    ['a number for which its format says nothing', number('[>20]0;[<10]0', 15), /hides/],
    ['fifteen digits', number('0', 123_456_789_012_345), '123456789012345'],
    ['more digits than are kept', number('0', 12_345_678_901_234_568), /not all programs/],
    ['more decimals than are kept', number('0.00', 12_345_678_901_234.5), /not all programs/],
    ['a tiny number without a format', number(0, 1e-7), /not all programs/],
    ['a tiny number with many decimals', number('0.00000000', 1.5e-7), /not all programs/],
    ['a number of a text', number('@', 0.5), '0.5'],
    [
      'a struck word in the cell',
      {
        cell: cell(
          't="inlineStr"',
          '<is><r><t>one </t></r><r><rPr><b/><strike/></rPr><t>two</t></r></is>',
        ),
      },
      /struck through. Delete/,
    ],
    [
      'a struck word in a shared text',
      {
        cell: cell('t="s"', '<v>1</v>'),
        strings:
          '<si><t>a</t></si><si><r><rPr><strike val="1"/></rPr><t>b</t></r><r><t>c</t></r></si>',
      },
      /struck through/,
    ],
    [
      'nothing struck, after a text that is',
      {
        cell: cell('t="s"', '<v>1</v>'),
        strings:
          '<si><r><rPr><strike/></rPr><t>b</t></r></si>' +
          '<si><r><rPr><strike val="0"/></rPr><t>one </t></r><r><rPr><strike/></rPr><t> </t></r><r><t>two</t></r></si>',
      },
      'one  two',
    ],
    ['a kind that nobody knows', { cell: cell('t="zzz"', '<v>1</v>') }, /unknown kind/],
  ])('of XLSX with %s', async (_, { cell: xml, format = 0, ...parts }, expected) => {
    const head = rowsOf(['key', 'en']);
    const body = `<row r="2"><c r="A2" t="inlineStr"><is><t>plain.text</t></is></c>${xml}</row>`;
    const outcome = await imported(
      'xlsx',
      workbookOf({ sheets: { Texts: head + body }, formats: [format], ...parts }),
    );
    const { texts = {}, refused = [] } = outcome;
    expect([...Object.entries(texts).map((pair) => pair.join(': ')), ...refused]).toEqual(
      typeof expected === 'string'
        ? [expected && `plain.text en: ${expected}`].filter(Boolean)
        : matching(new RegExp(`^2 plain.text en: Sheet "Texts", cell B2 .*${expected.source}`)),
    );
  });

  const mergeOf = (...ranges: string[]) => {
    const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`);
    return `</sheetData><mergeCells>${cells.join('')}</mergeCells><sheetData>`;
  };
  const merged = (range: string, ...rows: string[][]) =>
    rowsOf(['key', 'en', 'hi'], ...rows) + mergeOf(range);
  it.each<[string, Parameters<typeof workbookOf>[0], FileOutcome | RegExp]>([
    [
      'two sheets of texts, and one of other things',
      {
        sheets: {
          One: rowsOf(['key', 'en'], ['plain.text', 'x'], ['plain.two', 'y']),
          Two: rowsOf(['en', 'key'], ['z', 'menu.yes'], ['twice', 'plain.text']),
          Notes: rowsOf(['What', 'When']),
          Empty: '',
        },
      },
      {
        texts: { 'plain.text en': 'x', 'plain.two en': 'y', 'menu.yes en': 'z' },
        refused: matching(/^3 plain.text null: Sheet "Two": Row 2 of the sheet "One"/),
        notices: matching(/"Notes" was not read/),
      },
    ],
    [
      'a sheet for each language',
      {
        sheets: {
          EN: rowsOf(['key', 'en', 'version'], ['plain.text', 'x', 'en:0'], ['plain.two', 'y', '']),
          HI: rowsOf(['key', 'en', 'hi'], ['plain.text', '', 'z'], ['plain.two', 'y', 'z']),
        },
      },
      {
        texts: { 'plain.text en': 'x', 'plain.two en': 'y', 'plain.text hi': 'z' },
        refused: matching(/^3 plain.two null: Sheet "HI": Row 3 of the sheet "EN" .*language/),
      },
    ],
    [
      'a sheet whose columns have names of languages',
      {
        sheets: {
          Old: rowsOf(['key', 'English'], ['plain.two', 'y']),
          New: rowsOf(['key', 'en'], ['plain.text', 'x']),
        },
      },
      { ...row, notices: matching(/"Old" was not read: .*Write "en" in place of "English"/) },
    ],
    [
      'no other sheet of texts than such a one',
      { sheets: { Notes: rowsOf(['What']), Old: rowsOf(['key', 'English'], ['plain.two', 'y']) } },
      /^Sheet "Old": .*Write "en" in place of "English"/,
    ],
    [
      'hidden rows and columns',
      {
        sheets: {
          A:
            '</sheetData><cols><col min="3" max="5" hidden="1"/><col min="6" max="6" width="0"/></cols><sheetData>' +
            rowsOf(['key', 'en', 'hi'], ['plain.text', 'x', 'y'], ['plain.two', 'z']).replace(
              '<row r="3"',
              '<row r="3" hidden="1"',
            ) +
            '<row r="4" ht="0" customHeight="1"><c r="B4"/></row>',
        },
      },
      {
        texts: { 'plain.text en': 'x', 'plain.text hi': 'y', 'plain.two en': 'z' },
        notices: matching(/"A" holds something in rows \(1\) and columns \(1\) that are hidden/),
      },
    ],
    [
      'nothing but hidden sheets',
      { sheets: { A: rowsOf(['key', 'en'], ['plain.text', 'x']) }, hidden: ['A'] },
      /"A" is hidden/,
    ],
    [
      'a remark beside the table',
      { sheets: { A: rowsOf(['key', 'en'], ['plain.text', 'x', '', 'remark']) } },
      { ...row, notices: matching(/first in D2/) },
    ],
    ['a column twice', { sheets: { A: rowsOf(['key', 'en', 'en']) } }, /Sheet "A": Two columns/],
    [
      'a text merged over two keys',
      { sheets: { A: merged('B2:B3', ['plain.text', 'x', 'y'], ['plain.two', '', 'z']) } },
      {
        texts: { 'plain.text hi': 'y', 'plain.two hi': 'z' },
        refused: matching(/^2 plain.text en: .*B2 is merged .*B2:B3/, /^3 plain.two en: .*B3 is/),
      },
    ],
    [
      'a text that a merged cell hides',
      { sheets: { A: merged('B2:B3', ['plain.text', ''], ['plain.two', 'y']) } },
      { refused: matching(/^2 plain.text en: .*merged/, /^3 plain.two en: .*merged/) },
    ],
    [
      'a text merged over two languages',
      { sheets: { A: merged('B2:C2', ['plain.text', 'x', 'y'], ['plain.two', 'z']) } },
      {
        texts: { 'plain.two en': 'z' },
        refused: matching(/^2 plain.text en: .*B2 is merged/, /^2 plain.text hi: .*C2 is merged/),
      },
    ],
    [
      'a key merged over two rows',
      { sheets: { A: merged('A2:A3', ['plain.text', 'x'], ['', 'y'], ['plain.two', 'z']) } },
      {
        texts: { 'plain.two en': 'z' },
        refused: matching(/^2 plain.text null: .*A2 is merged/, /^3 {2}null: .*A3 is merged/),
      },
    ],
    [
      'a version merged over two rows',
      {
        sheets: {
          A:
            rowsOf(['key', 'en', 'version'], ['plain.text', 'x', 'en:0'], ['plain.two', 'y', '']) +
            mergeOf('C2:C3'),
        },
      },
      { refused: matching(/^2 plain.text null: .*C2 is merged/, /^3 plain.two null: .*C3/) },
    ],
    [
      'a text that the name of its column hides',
      { sheets: { A: merged('B1:B2', ['plain.text', 'x', 'y']) } },
      { texts: { 'plain.text hi': 'y' }, refused: matching(/^2 plain.text en: .*B2 is merged/) },
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
            rowsOf(['key', 'en', 'hi', 'about', ''], ['plain.text', 'x', '', 'a', '']) +
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
      'merged cells that are none',
      { sheets: { A: merged('B2:5', ['plain.text', 'x']) } },
      /cannot be read as a spreadsheet/,
    ],
    [
      'a dimension of all cells',
      { sheets: { A: rowsOf(['key', 'en'], ['plain.text', 'x']) }, others: {} },
      row,
    ],
    [
      'formats of tables and conditions, which count anew',
      {
        sheets: {
          A: rowsOf(['key', 'en'], ['plain.text', '<c r="B2" s="1"><v>0.5</v></c>']),
        },
        others: {
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0%"/></numFmts>' +
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>' +
            '<dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs></styleSheet>',
        },
      },
      { texts: { 'plain.text en': '50%' }, notices: matching(/numbers/) },
    ],
    [
      'fonts that strike through',
      {
        sheets: {
          A: rowsOf(
            ['key', 'en', 'hi', 'de'],
            ['plain.text', inlineOf('x', 'B2', 1), inlineOf('y', 'C2', 2), inlineOf('', 'D2', 1)],
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
        refused: matching(/^2 plain.text en: .*B2 .*struck/, /^3 plain.two hi: .*C3 .*struck/),
      },
    ],
    ['damage', { sheets: { A: '<row><c>' } }, /cannot be read as a spreadsheet/],
    [
      'a cell twice',
      { sheets: { A: rowsOf(['key', 'en'], ['plain.text', 'x', '<c r="B2"><v>1</v></c>']) } },
      /cannot be read as a spreadsheet/,
    ],
  ])('of XLSX with %s, as a whole', async (_, parts, expected) => {
    expectOutcome(await imported('xlsx', workbookOf(parts)), expected);
  });
});
