import type { Archive } from './archive.js';
import { isStrike } from './struck.runs.ts';
import { readXml } from './xml.reader.ts';

/** The format of a cell that has none. */
export const GENERAL = 'General';

/**
 * Formats that are known by their number alone (ECMA-376, part 1, 18.8.30). Those with the currency of
 * the computer (5 to 8, 42, 44) and with its dates are not among them.
 */
const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: GENERAL,
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};

/** How cells of each style look. */
export interface CellStyles {
  /**
   * Undefined for formats which each computer shows in its own way: a short date is 7/8/2026 here and
   * 08.07.2026 there, and a currency is its own.
   */
  readonly formats: readonly (string | undefined)[];
  /** Numbers of the styles that strike through what stands in the cell. */
  readonly struck: ReadonlySet<number>;
}

export async function readStyles(archive: Archive, part: string | undefined): Promise<CellStyles> {
  const codes = new Map<number, string>();
  const styles: { readonly format: number; readonly font: number }[] = [];
  const struckFonts = new Set<number>();
  let fonts = 0;
  if (part === undefined) return { formats: [], struck: new Set() };
  // Styles of tables and conditions number their formats anew.
  let list: string | undefined;
  const reading = readXml(archive.read(part), {
    open: (name, attributes) => {
      const format = Number(attributes.get('numFmtId') ?? 0);
      if (FORMAT_LISTS.has(name)) list = name;
      else if (name === 'numFmt' && list === 'numFmts') {
        codes.set(format, attributes.get('formatCode') ?? GENERAL);
      } else if (name === 'xf' && list === 'cellXfs') {
        styles.push({ format, font: Number(attributes.get('fontId') ?? 0) });
      } else if (name === 'font' && list === 'fonts') fonts += 1;
      else if (list === 'fonts' && isStrike(name, attributes)) struckFonts.add(fonts - 1);
    },
    close: (name) => {
      if (FORMAT_LISTS.has(name)) list = undefined;
    },
  });
  for await (const _ of reading);
  const formats = styles.map(({ format }) => {
    const code = codes.get(format) ?? BUILT_IN_FORMATS[format];
    return code !== undefined && SYSTEM_FORMAT.test(code) ? undefined : code;
  });
  const struck = styles.flatMap(({ font }, at) => (struckFonts.has(font) ? [at] : []));
  return { formats, struck: new Set(struck) };
}

const FORMAT_LISTS: ReadonlySet<string> = new Set(['numFmts', 'fonts', 'cellXfs']);

/** The long date and the time of the computer's settings. */
const SYSTEM_FORMAT = /\[\$-(?:x-sys\w+|F[48]00)\]/i;

/** `[$€-407]`, `[$-439]`, `[$-th-TH,D07041E]`: a currency, and how a language writes. */
const LOCALE = /\[\$([^\]-]*)-([^\]]*)\]/g;
/** What stands beside the letters of a date, of which `g` is the era. */
const NON_DATE_PARTS = /"[^"]*"|[\\_*].|\[[^\]]*\]|General/gisu;

/** Years of eras or of the Hijri calendar, in any language. */
const OTHER_YEARS = /g|b2/i;
/** Years of an era where the language has one; `E+00` is of a number. */
const ERA_YEARS = /[er](?![+-])/i;
/** Taiwan's and Japan's, by their names. */
const WITH_ERAS = /^(?:ja|zh-(?:Hant-)?TW)\b/i;
const [TAIWAN, JAPAN] = [0x404, 0x11];

/** Whether it shows other digits than 0 to 9, or years of another calendar. */
export function usesLocaleDigits(code: string): boolean {
  const letters = code.replaceAll(NON_DATE_PARTS, '');
  if (/\[DBNum/i.test(code) || OTHER_YEARS.test(letters)) return true;
  return [...code.matchAll(LOCALE)].some(([, , locale = '']) => {
    const [last = ''] = locale.split(',').slice(-1);
    const bytes = /^[\da-f]{2,8}$/i.test(last) ? Number.parseInt(last, 16) : 0;
    // Two bytes of the language, one of the calendar, one of the digits; 1 are those of English.
    if (bytes >>> 24 > 1 || ((bytes >>> 16) & 0xff) > 1) return true;
    const hasEras =
      WITH_ERAS.test(locale) || (bytes & 0xffff) === TAIWAN || (bytes & 0x3ff) === JAPAN;
    return (hasEras && ERA_YEARS.test(letters)) || /-u-|gannen/i.test(locale);
  });
}

/** The same for numbers, which spreadsheets separate as the computer is set up, whatever the currency. */
export function stripLocale(code: string): string {
  return code.replaceAll(LOCALE, (_, currency: string) =>
    currency === '' ? '' : `[$${currency}]`,
  );
}
