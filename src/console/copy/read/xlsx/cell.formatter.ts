import { format, isDateFormat } from 'numfmt';
import { isBlankCell, type SheetCell } from '../../sheet/sheet.cell.ts';
import { isSpreadsheetError } from '../../sheet/spreadsheet.errors.ts';
import type { DecimalRounding } from './decimal.rounding.js';
import { type CellStyles, GENERAL, usesLocaleDigits, stripLocale } from './number.formats.ts';
import { toCellReference, type RawCell } from './raw.cell.ts';
import type { SharedStrings } from './shared.strings.js';
import { unescapeXlsx } from './xlsx.escapes.ts';

/** What cells of a workbook refer to. */
export interface CellContext {
  /** Of the sheet, for people. */
  readonly sheet: string;
  readonly strings: SharedStrings;
  readonly styles: CellStyles;
  readonly usesDate1904: boolean;
  readonly rounding: DecimalRounding;
}

const DAYS_UNTIL_1904 = 1_462;

/**
 * What people see in a cell. What a program would have to work out, or shows differently from one
 * computer to the next, is a fault.
 */
export function formatCell(cell: RawCell, context: CellContext): SheetCell {
  const seen = seenIn(cell, context);
  if (isBlankCell(seen) || !isStruck(cell, context)) return seen;
  return createCellError(cell, context, 'holds words that are struck through', UNSTRIKE);
}

const UNSTRIKE = 'Delete those words, or take the line through them away.';

function isStruck(cell: RawCell, { strings, styles }: CellContext): boolean {
  if (cell.isStruck || styles.struck.has(cell.style)) return true;
  return cell.type === 's' && strings.struck.has(Number(cell.value));
}

function seenIn(cell: RawCell, context: CellContext): SheetCell {
  const { type, value, inline, isFormula, view } = cell;
  const fail = (what: string) => createCellError(cell, context, what);
  if (isFormula && view.showsFormulas) return fail('shows its formula');
  if (type === 's' && value) {
    const text = INDEX.test(value) ? context.strings.texts[Number(value)] : undefined;
    if (text === undefined) return fail('names a text that is not in the file');
    return formatTextCell(text, cell, context);
  }
  if (inline !== undefined) return formatTextCell(inline, cell, context);
  if (value === undefined || (value === '' && type !== 'str')) {
    return isFormula ? fail('holds a formula whose result is not in the file') : '';
  }
  const isError = type === 'e' || (isFormula && isSpreadsheetError(value));
  if (isError) return fail(`shows the error ${value.slice(0, 20)}`);
  if (type === 'str' || type === 'inlineStr')
    return formatTextCell(unescapeXlsx(value), cell, context);
  if (type === 'b') return formatBooleanCell(value) ?? fail('holds neither TRUE nor FALSE');
  if (type === 'd') return formatDateCell(value, cell, context);
  if (type !== 'n') return fail('is of an unknown kind');
  return NUMBER.test(value)
    ? formatNumberCell(Number(value), cell, context)
    : fail('holds no number');
}

const OWN_SIGNS = 'shows the digits or the calendar of a language';
const INDEX = /^\s*\d+\s*$/;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

function formatBooleanCell(value: string): SheetCell | undefined {
  const word = value.trim().toLowerCase();
  if (word === '1' || word === 'true') return { formatted: 'TRUE' };
  return word === '0' || word === 'false' ? { formatted: 'FALSE' } : undefined;
}

function formatTextCell(text: string, cell: RawCell, context: CellContext): SheetCell {
  const code = stripPadding(getFormatCode(cell, context) ?? GENERAL);
  // Of most formats nothing is about texts.
  if (text === '' || code === '@' || !/@|;.*;.*;/.test(code)) return text;
  const shown = applyFormat(code, text);
  if (shown !== undefined && shown !== '') return shown;
  return createCellError(cell, context, 'hides its text by its number format');
}

/** Without what only fills a cell up: a width to leave out, a sign to repeat. */
function stripPadding(code: string): string {
  return code.replaceAll(/("[^"]*"|\\.)|[_*]./gsu, '$1');
}

function formatNumberCell(value: number, cell: RawCell, context: CellContext): SheetCell {
  const code = getFormatCode(cell, context);
  if (!Number.isFinite(value)) return createCellError(cell, context, 'holds no number');
  if (value === 0 && cell.view.hidesZeros) {
    return createCellError(cell, context, 'holds a zero, which its sheet does not show');
  }
  if (code === undefined)
    return createCellError(cell, context, 'shows a number or date as each computer is set up');
  if (usesLocaleDigits(code)) return createCellError(cell, context, OWN_SIGNS);
  const isElapsed = /\[[hms]+\]/i.test(code);
  const isDate = isDateFormat(code) && !isElapsed;
  if (isDate && value < 0) return createCellError(cell, context, 'holds a date before all dates');
  const isMoved = context.usesDate1904 && isDate;
  const shown = numberShown(
    isMoved ? value + DAYS_UNTIL_1904 : value,
    isDate ? code : stripLocale(code),
    context,
  );
  if (typeof shown === 'object') return createCellError(cell, context, shown.fault);
  // Where 0.96 is 1 in whole ninths, a spreadsheet writes no fraction.
  if (!isDate && /(?<!\d)(\d+)\/\1(?!\d)/.test(shown))
    return createCellError(cell, context, UNSURE);
  if (shown === '') return createCellError(cell, context, 'hides its number by its number format');
  const isRounded = /^-?[\d.]+E[+-]?\d+$/.test(shown) && !/E[+-]/i.test(code);
  return isRounded
    ? createCellError(cell, context, `shows a long number as ${shown}`)
    : { formatted: shown };
}

const UNSURE = 'holds a number that not all programs show alike';

function numberShown(
  value: number,
  code: string,
  { rounding }: CellContext,
): string | { readonly fault: string } {
  // What is no format has no sections either.
  if (applyFormat(code, value) === undefined) {
    return { fault: 'has a number format that nobody knows' };
  }
  const rounded = rounding.rounded(value, code);
  if (rounded === undefined) return { fault: UNSURE };
  return applyFormat(code, rounded)?.trim() ?? '';
}

/** A date in words of ISO 8601, as few programs write it. */
function formatDateCell(value: string, cell: RawCell, context: CellContext): SheetCell {
  const code = getFormatCode(cell, context);
  const time = Date.parse(/[zt]/i.test(value) && !/z$/i.test(value) ? `${value}Z` : value);
  if (code !== undefined && usesLocaleDigits(code))
    return createCellError(cell, context, OWN_SIGNS);
  const isShown = code !== undefined && Number.isFinite(time) && isDateFormat(code);
  const shown = isShown ? applyFormat(code, time / 86_400_000 + 25_569) : undefined;
  return shown === undefined
    ? createCellError(cell, context, 'holds a date without a format')
    : { formatted: shown };
}

/** Undefined where each computer shows it in its own way. */
function getFormatCode(
  { style }: RawCell,
  { styles: { formats } }: CellContext,
): string | undefined {
  return formats.length === 0 ? GENERAL : style < formats.length ? formats[style] : GENERAL;
}

function applyFormat(code: string, value: string | number): string | undefined {
  try {
    return format(code, value, { dateErrorThrows: true, dateErrorNumber: false, overflow: '' });
  } catch {
    return undefined;
  }
}

function createCellError(
  { row, column }: RawCell,
  { sheet }: CellContext,
  what: string,
  cure = 'Format the cell as Text, and type what users shall read.',
): SheetCell {
  return {
    error: `Sheet "${sheet.slice(0, 60)}", cell ${toCellReference(row, column)} ${what}. ${cure}`,
  };
}
