import { importTestFile, stringsMatching } from '../../support/console/file.import.js';
import { buildRows, buildWorkbook } from '../../support/console/workbook.builder.js';

// test/e2e/console/copy/import-files.spec.ts tests how files arrive.
describe('an import of a workbook from real programs', () => {
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
    ['a short date, which depends on the computer', number(14, 46_227), /depends on the computer/],
    [
      'the long date of the system',
      number('[$-F800]dddd, mmmm dd, yyyy', 46_227),
      /depends on the computer/,
    ],
    ['a number that is shown rounded', number(0, 9_876_543_210_123), /9\.87654E\+12/],
    ['a format that hides', number(';;;', 5), /hides/],
    ['an invalid format', number('[', 5), /number format/],
    ['a negative date', number('yyyy-mm-dd', -5), /negative date/],
    ['a boolean', { cell: cell('t="b"', '<v>1</v>') }, 'TRUE'],
    ['an error', { cell: cell('t="e"', '<v>#REF!</v>') }, /#REF!/],
    ['a formula with a result', { cell: cell('t="str"', '<f>A1</f><v>x_x000D_y</v>') }, 'x\ry'],
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
      'an escaped escape',
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
      'a missing shared text',
      { cell: cell('t="s"', '<v>9</v>'), strings: '<si><t>a</t></si>' },
      /not in the file/,
    ],
    [
      'a text with a custom format',
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
    ['blanks for a number', { cell: cell('', '<v> </v>') }, /invalid number/],
    ['a number of sixteen digits', { cell: cell('', '<v>0x10</v>') }, /invalid number/],
    ['a number with a comma', { cell: cell('', '<v>2,5</v>') }, /invalid number/],
    ['a number among line ends', { cell: cell('', '<v>\n-1.5E+2\n</v>') }, '-150'],
    ['a boolean as a word', { cell: cell('t="b"', '<v>TRUE</v>') }, 'TRUE'],
    ['false', { cell: cell('t="b"', '<v>0</v>') }, 'FALSE'],
    ['an invalid boolean', { cell: cell('t="b"', '<v>2</v>') }, /neither TRUE nor FALSE/],
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
    ['a year of Taiwan', number('[$-404]e"年"m"月"d"日"', 46_227), /digits or the calendar/],
    ['a date of Taiwan', number('[$-404]e/m/d', 46_227), /digits or the calendar/],
    ['a year of Taiwan by name', number('[$-zh-TW]e', 46_227), /digits or the calendar/],
    ['a year of Japan', number('[$-411]e"年"', 46_227), /digits or the calendar/],
    [
      'a year of Japan in a date of ISO',
      { cell: cell('s="1" t="d"', '<v>2026-07-24</v>'), format: '[$-411]e"年"' },
      /digits or the calendar/,
    ],
    ['a year of Japan by name', number('[$-ja-JP]e"年"', 46_227), /digits or the calendar/],
    ['an era and a year of Japan', number('[$-411]r', 46_227), /digits or the calendar/],
    ['a year of the Hijri calendar', number('[$-401]B2d/m/yyyy', 46_227), /digits or the calendar/],
    ['a usual year in Taiwan', number('[$-404]yyyy/m/d', 46_227), '2026/7/24'],
    ['a usual year in China', number('[$-804]e/m/d', 46_227), '2026/7/24'],
    ['an exponent in Taiwan', number('[$-404]0.00E+00', 46_227), '4.62E+04'],
    ['a year of Buddha that is written out', number('d/m/bbbb', 46_227), '24/7/2569'],
    ['letters that do not mean an era', number('0" kg"\\g', 5), '5 kgg'],
    ['digits and calendar of English', number('[$-1010409]d mmmm yyyy', 46_227), '24 July 2026'],
    ['a currency of another country', number('#,##0.00 [$€-407]', 2499.5), '2,499.50 €'],
    ['a number of another country', number('[$-407]#,##0.00', 2499.5), '2,499.50'],
    ['a built-in format with brackets', number(39, -1234.5), '(1,234.50)'],
    ['a built-in accounting format', number(43, 1234.5), '1,234.50'],
    ['the currency of the computer', number(7, 1234.5), /number or date whose format depends/],
    ['its currency in accounts', number(44, 1234.5), /number or date whose format depends/],
    ['a half that rounds away from zero', number('0.00', 1.005), '1.01'],
    ['a half below zero', number('0.00', -0.285), '-0.29'],
    ['a half of a percent', number('0.0%', 0.01255), '1.3%'],
    ['a half of thousands', number('0.00,', 1_005), '1.01'],
    ['a half with an exponent', number('0.00E+00', 1.005), '1.01E+00'],
    ['a half with an exponent in threes', number('##0.0E+0', 12_050), '12.1E+3'],
    ['a half without a format', number(0, 1.2345678905), '1.234567891'],
    ['a half of ten digits', number(0, 1_234_567_890.5), '1234567891'],
    ['a negative half with a format for negative numbers', number('0.0;(0.0)', -0.15), '(0.2)'],
    [
      'a negative number that rounds to zero, with a format for negative numbers',
      number('0.00;(0.00);"none"', -0.001),
      '(0.00)',
    ],
    ['a negative number that rounds to zero', number('0.00', -0.001), '0.00'],
    ['lakhs', number('[>=100000]##\\,##\\,##0;##,##0', 123_456), '1,23,456'],
    ['less than lakhs', number('[>=100000]##\\,##\\,##0;##,##0', 99_998.5), '99,999'],
    [
      'a number that rounds into another part of its format',
      number('[>=100000]##\\,##\\,##0;##,##0', 99_999.5),
      /programs show differently/,
    ],
    ['a number without a section in its format', number('[>20]0;[<10]0', 15), /hides/],
    ['fifteen digits', number('0', 123_456_789_012_345), '123456789012345'],
    [
      'more digits than are stored',
      number('0', 12_345_678_901_234_568),
      /programs show differently/,
    ],
    [
      'more decimals than are stored',
      number('0.00', 12_345_678_901_234.5),
      /programs show differently/,
    ],
    ['a tiny number without a format', number(0, 1e-7), /programs show differently/],
    ['a tiny number with many decimals', number('0.00000000', 1.5e-7), /programs show differently/],
    ['a fraction', number('# ?/?', 1.5), '1 1/2'],
    [
      'a fraction that rounds to a whole number',
      number('# ?/?', 1.96),
      /programs show differently/,
    ],
    ['a number with the format Text', number('@', 0.5), '0.5'],
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
    ['an unknown cell type', { cell: cell('t="zzz"', '<v>1</v>') }, /unknown type/],
  ])('reads XLSX with %s', async (_, { cell: xml, format = 0, ...parts }, expected) => {
    const head = buildRows(['key', 'en']);
    const body = `<row r="2"><c r="A2" t="inlineStr"><is><t>plain.text</t></is></c>${xml}</row>`;
    const outcome = await importTestFile(
      'xlsx',
      buildWorkbook({ sheets: { Texts: head + body }, formats: [format], ...parts }),
    );
    const { texts = {}, refused = [] } = outcome;
    expect([...Object.entries(texts).map((pair) => pair.join(': ')), ...refused]).toEqual(
      typeof expected === 'string'
        ? [expected && `plain.text en: ${expected}`].filter(Boolean)
        : stringsMatching(
            new RegExp(`^2 plain.text en: Sheet "Texts", cell B2 .*${expected.source}`),
          ),
    );
  });
});
