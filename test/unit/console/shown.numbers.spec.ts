import * as fc from 'fast-check';
import { readSheetFile } from '../../../packages/console/server/files/read/sheet.file.reader.js';
import {
  buildInlineCell,
  buildRows,
  buildWorkbook,
} from '../../support/console/workbook.builder.js';

const FORMATS = [
  { code: '0', places: 0, shift: 0, end: '' },
  { code: '0.0', places: 1, shift: 0, end: '' },
  { code: '0.00', places: 2, shift: 0, end: '' },
  { code: '#,##0.00', places: 2, shift: 0, end: '' },
  { code: '0%', places: 0, shift: 2, end: '%' },
  { code: '0.0%', places: 1, shift: 2, end: '%' },
];

/** An integer as digits, and how many of them are decimals. */
const decimal = fc.record({
  digits: fc
    .bigInt({ min: 0n, max: 99_999_999_999_999n })
    // Halves are the difficult case.
    .chain((head) => fc.constantFrom(0n, 4n, 5n, 5n, 5n, 6n).map((last) => head * 10n + last))
    .chain((whole) => fc.nat(14).map((shorter) => whole % 10n ** BigInt(15 - shorter))),
  decimals: fc.nat(18),
  isNegative: fc.boolean(),
});

function shownBy(format: (typeof FORMATS)[number], { digits, decimals, isNegative }: Decimal) {
  const dropped = decimals - format.shift - format.places;
  const unit = 10n ** BigInt(Math.abs(dropped));
  const kept = dropped < 0 ? digits * unit : (digits + unit / 2n) / unit;
  const all = `${kept}`.padStart(format.places + 1, '0');
  const end = all.length - format.places;
  const whole = format.code.includes(',')
    ? BigInt(all.slice(0, end)).toLocaleString('en')
    : all.slice(0, end);
  const rest = format.places === 0 ? '' : `.${all.slice(end)}`;
  return { kept, shown: `${isNegative && kept > 0n ? '-' : ''}${whole}${rest}${format.end}` };
}

type Decimal = typeof decimal extends fc.Arbitrary<infer Value> ? Value : never;

describe('a number of a workbook with at most fifteen digits', () => {
  it.each(FORMATS)('is rounded in decimal by $code', async (format) => {
    const numbers = fc.sample(decimal, 2_000);
    const rows = numbers.map(({ digits, decimals, isNegative }, at) => {
      const value = Number(`${isNegative ? '-' : ''}${digits}e-${decimals}`);
      const row = at + 2;
      return `<row r="${row}">${buildInlineCell(`k${at}`, `A${row}`)}<c r="B${row}" s="1"><v>${value}</v></c></row>`;
    });
    const content = buildWorkbook({
      sheets: { Texts: buildRows(['key', 'en']) + rows.join('') },
      formats: [format.code],
    }).toString('base64');
    const sheet = await readSheetFile({ format: 'xlsx', encoding: 'base64', content }, ['en']);
    const texts = new Map(sheet.rows.map(({ key, texts: own }) => [key, own.get('en')]));
    const read = numbers.map((number, at) => [number, texts.get(`k${at}`)]);
    expect(read).toEqual(
      numbers.map((number) => {
        const { kept, shown } = shownBy(format, number);
        // Spreadsheets invent digits beyond the stored ones, so that such numbers are refused.
        return [number, kept < 10n ** 15n ? shown : undefined];
      }),
    );
  });
});
