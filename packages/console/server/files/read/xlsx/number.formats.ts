import type { Archive } from './archive.js';
import { isStrike } from './struck.runs.ts';
import { readXml } from './xml.reader.ts';

/** Format of a cell without one. */
export const GENERAL = 'General';

/**
 * Built-in formats by number (ECMA-376, part 1, 18.8.30). Those that depend on the currency (5 to
 * 8, 42, 44) or the dates of the computer are omitted.
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

/** Formats of the cell styles. */
export interface CellStyles {
  /**
   * Undefined for formats that depend on the computer, such as a short date (7/8/2026 or
   * 08.07.2026) or the local currency.
   */
  readonly formats: readonly (string | undefined)[];
  /** Indexes of the styles with strikethrough. */
  readonly struck: ReadonlySet<number>;
}

export async function readStyles(archive: Archive, part: string | undefined): Promise<CellStyles> {
  const codes = new Map<number, string>();
  const styles: { readonly format: number; readonly font: number }[] = [];
  const struckFonts = new Set<number>();
  let fonts = 0;
  if (part === undefined) return { formats: [], struck: new Set() };
  // Table styles and conditional formats have separate lists.
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

/** Long date and time as set on the computer. */
const SYSTEM_FORMAT = /\[\$-(?:x-sys\w+|F[48]00)\]/i;

/** E.g. `[$€-407]`, `[$-439]`, `[$-th-TH,D07041E]`: a currency and a locale. */
const LOCALE = /\[\$([^\]-]*)-([^\]]*)\]/g;
/** Parts of a format that are not date letters. `g` is the era. */
const NON_DATE_PARTS = /"[^"]*"|[\\_*].|\[[^\]]*\]|General/gisu;

/** Years of an era, or of the Hijri calendar. */
const OTHER_YEARS = /g|b2/i;
/** Years of an era, if the locale has eras; `E+00` belongs to a number. */
const ERA_YEARS = /[er](?![+-])/i;
/** Locales with eras: Taiwan and Japan. */
const WITH_ERAS = /^(?:ja|zh-(?:Hant-)?TW)\b/i;
const [TAIWAN, JAPAN] = [0x404, 0x11];

/** Whether the format uses other digits than 0 to 9, or another calendar. */
export function usesLocaleDigits(code: string): boolean {
  const letters = code.replaceAll(NON_DATE_PARTS, '');
  if (/\[DBNum/i.test(code) || OTHER_YEARS.test(letters)) return true;
  return [...code.matchAll(LOCALE)].some(([, , locale = '']) => {
    const [last = ''] = locale.split(',').slice(-1);
    const bytes = /^[\da-f]{2,8}$/i.test(last) ? Number.parseInt(last, 16) : 0;
    // Two bytes for the language, one for the calendar, one for the digits; 1 means Western.
    if (bytes >>> 24 > 1 || ((bytes >>> 16) & 0xff) > 1) return true;
    const hasEras =
      WITH_ERAS.test(locale) || (bytes & 0xffff) === TAIWAN || (bytes & 0x3ff) === JAPAN;
    return (hasEras && ERA_YEARS.test(letters)) || /-u-|gannen/i.test(locale);
  });
}

/**
 * Removes the locale from a number format, because the computer determines the separators, and
 * keeps the currency.
 */
export function stripLocale(code: string): string {
  return code.replaceAll(LOCALE, (_, currency: string) =>
    currency === '' ? '' : `[$${currency}]`,
  );
}
