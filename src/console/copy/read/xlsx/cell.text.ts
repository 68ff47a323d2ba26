import { format, isDateFormat } from 'numfmt';
import { isBlankCell, type SheetCell } from '../../sheet/sheet.cell.ts';
import { isErrorWord } from '../../sheet/error.word.ts';
import type { DecimalRounding } from './decimal.rounding.js';
import { type CellStyles, GENERAL, hasOwnSigns, withoutLocale } from './number.formats.ts';
import { placeOf, type RawCell } from './raw.cell.ts';
import type { SharedStrings } from './shared.strings.js';
import { unescapeXlsx } from './xlsx.escapes.ts';

/** What cells of a workbook refer to. */
export interface CellContext {
  /** Of the sheet, for people. */
  readonly sheet: string;
  readonly strings: SharedStrings;
  readonly styles: CellStyles;
  readonly isSince1904: boolean;
  readonly rounding: DecimalRounding;
}

const DAYS_UNTIL_1904 = 1_462;

/**
 * What people see in a cell. What a program would have to work out, or shows differently from one
 * computer to the next, is a fault.
 */
export function cellText(cell: RawCell, context: CellContext): SheetCell {
  const seen = seenIn(cell, context);
  if (isBlankCell(seen) || !isStruck(cell, context)) return seen;
  return faultOf(cell, context, 'holds words that are struck through', UNSTRIKE);
}

const UNSTRIKE = 'Delete those words, or take the line through them away.';

function isStruck(cell: RawCell, { strings, styles }: CellContext): boolean {
  if (cell.isStruck || styles.struck.has(cell.style)) return true;
  return cell.type === 's' && strings.struck.has(Number(cell.value));
}

function seenIn(cell: RawCell, context: CellContext): SheetCell {
  const { type, value, inline, isFormula, view } = cell;
  const faulty = (what: string) => faultOf(cell, context, what);
  if (isFormula && view.showsFormulas) return faulty('shows its formula');
  if (type === 's' && value) {
    const text = INDEX.test(value) ? context.strings.texts[Number(value)] : undefined;
    if (text === undefined) return faulty('names a text that is not in the file');
    return textIn(text, cell, context);
  }
  if (inline !== undefined) return textIn(inline, cell, context);
  if (value === undefined || (value === '' && type !== 'str')) {
    return isFormula ? faulty('holds a formula whose result is not in the file') : '';
  }
  const isError = type === 'e' || (isFormula && isErrorWord(value));
  if (isError) return faulty(`shows the error ${value.slice(0, 20)}`);
  if (type === 'str' || type === 'inlineStr') return textIn(unescapeXlsx(value), cell, context);
  if (type === 'b') return truthIn(value) ?? faulty('holds neither TRUE nor FALSE');
  if (type === 'd') return dateIn(value, cell, context);
  if (type !== 'n') return faulty('is of an unknown kind');
  return NUMBER.test(value) ? numberIn(Number(value), cell, context) : faulty('holds no number');
}

const OWN_SIGNS = 'shows the digits or the calendar of a language';
const INDEX = /^\s*\d+\s*$/;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

function truthIn(value: string): SheetCell | undefined {
  const word = value.trim().toLowerCase();
  if (word === '1' || word === 'true') return { shown: 'TRUE' };
  return word === '0' || word === 'false' ? { shown: 'FALSE' } : undefined;
}

function textIn(text: string, cell: RawCell, context: CellContext): SheetCell {
  const code = unpadded(codeOf(cell, context) ?? GENERAL);
  // Of most formats nothing is about texts.
  if (text === '' || code === '@' || !/@|;.*;.*;/.test(code)) return text;
  const shown = formatted(code, text);
  if (shown !== undefined && shown !== '') return shown;
  return faultOf(cell, context, 'hides its text by its number format');
}

/** Without what only fills a cell up: a width to leave out, a sign to repeat. */
function unpadded(code: string): string {
  return code.replaceAll(/("[^"]*"|\\.)|[_*]./gsu, '$1');
}

function numberIn(value: number, cell: RawCell, context: CellContext): SheetCell {
  const code = codeOf(cell, context);
  if (!Number.isFinite(value)) return faultOf(cell, context, 'holds no number');
  if (value === 0 && cell.view.hidesZeros) {
    return faultOf(cell, context, 'holds a zero, which its sheet does not show');
  }
  if (code === undefined)
    return faultOf(cell, context, 'shows a number or date as each computer is set up');
  if (hasOwnSigns(code)) return faultOf(cell, context, OWN_SIGNS);
  const isElapsed = /\[[hms]+\]/i.test(code);
  const isDate = isDateFormat(code) && !isElapsed;
  if (isDate && value < 0) return faultOf(cell, context, 'holds a date before all dates');
  const isMoved = context.isSince1904 && isDate;
  const shown = numberShown(
    isMoved ? value + DAYS_UNTIL_1904 : value,
    isDate ? code : withoutLocale(code),
    context,
  );
  if (typeof shown === 'object') return faultOf(cell, context, shown.fault);
  // Where 0.96 is 1 in whole ninths, a spreadsheet writes no fraction.
  if (!isDate && /(?<!\d)(\d+)\/\1(?!\d)/.test(shown)) return faultOf(cell, context, UNSURE);
  if (shown === '') return faultOf(cell, context, 'hides its number by its number format');
  const isRounded = /^-?[\d.]+E[+-]?\d+$/.test(shown) && !/E[+-]/i.test(code);
  return isRounded ? faultOf(cell, context, `shows a long number as ${shown}`) : { shown };
}

const UNSURE = 'holds a number that not all programs show alike';

function numberShown(
  value: number,
  code: string,
  { rounding }: CellContext,
): string | { readonly fault: string } {
  // What is no format has no sections either.
  if (formatted(code, value) === undefined) {
    return { fault: 'has a number format that nobody knows' };
  }
  const rounded = rounding.rounded(value, code);
  if (rounded === undefined) return { fault: UNSURE };
  return formatted(code, rounded)?.trim() ?? '';
}

/** A date in words of ISO 8601, as few programs write it. */
function dateIn(value: string, cell: RawCell, context: CellContext): SheetCell {
  const code = codeOf(cell, context);
  const time = Date.parse(/[zt]/i.test(value) && !/z$/i.test(value) ? `${value}Z` : value);
  if (code !== undefined && hasOwnSigns(code)) return faultOf(cell, context, OWN_SIGNS);
  const isShown = code !== undefined && Number.isFinite(time) && isDateFormat(code);
  const shown = isShown ? formatted(code, time / 86_400_000 + 25_569) : undefined;
  return shown === undefined ? faultOf(cell, context, 'holds a date without a format') : { shown };
}

/** Undefined where each computer shows it in its own way. */
function codeOf({ style }: RawCell, { styles: { formats } }: CellContext): string | undefined {
  return formats.length === 0 ? GENERAL : style < formats.length ? formats[style] : GENERAL;
}

function formatted(code: string, value: string | number): string | undefined {
  try {
    return format(code, value, { dateErrorThrows: true, dateErrorNumber: false, overflow: '' });
  } catch {
    return undefined;
  }
}

function faultOf(
  { row, column }: RawCell,
  { sheet }: CellContext,
  what: string,
  cure = 'Format the cell as Text, and type what users shall read.',
): SheetCell {
  return { fault: `Sheet "${sheet.slice(0, 60)}", cell ${placeOf(row, column)} ${what}. ${cure}` };
}
