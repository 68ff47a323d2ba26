import { format, isDateFormat } from 'numfmt';
import { isBlankCell, type SheetCell } from '../../sheet/sheet.cell.ts';
import { isSpreadsheetError } from '../../sheet/spreadsheet.errors.ts';
import type { DecimalRounding } from './decimal.rounding.js';
import { type CellStyles, GENERAL, usesLocaleDigits, stripLocale } from './number.formats.ts';
import { toCellReference, type RawCell } from './raw.cell.ts';
import type { SharedStrings } from './shared.strings.js';
import { unescapeXlsx } from './xlsx.escapes.ts';

/** Data of the workbook that formatting a cell needs. */
export interface CellContext {
  /** Name of the sheet, for messages. */
  readonly sheet: string;
  readonly strings: SharedStrings;
  readonly styles: CellStyles;
  readonly usesDate1904: boolean;
  readonly rounding: DecimalRounding;
}

const DAYS_UNTIL_1904 = 1_462;

/**
 * Returns the text that a spreadsheet shows in a cell. A value that would have to be calculated, or
 * whose display depends on the computer, is an error.
 */
export function formatCell(cell: RawCell, context: CellContext): SheetCell {
  const displayed = getDisplayedCell(cell, context);
  if (isBlankCell(displayed) || !isStruck(cell, context)) return displayed;
  return createCellError(cell, context, 'contains text that is struck through', STRIKETHROUGH_CURE);
}

const STRIKETHROUGH_CURE = 'Delete that text, or remove the strikethrough.';

function isStruck(cell: RawCell, { strings, styles }: CellContext): boolean {
  if (cell.isStruck || styles.struck.has(cell.style)) return true;
  return cell.type === 's' && strings.struck.has(Number(cell.value));
}

function getDisplayedCell(cell: RawCell, context: CellContext): SheetCell {
  const { type, value, inline, isFormula, view } = cell;
  const fail = (problem: string) => createCellError(cell, context, problem);
  if (isFormula && view.showsFormulas) return fail('shows its formula');
  if (type === 's' && value) {
    const text = INDEX.test(value) ? context.strings.texts[Number(value)] : undefined;
    if (text === undefined) return fail('refers to a text that is not in the file');
    return formatTextCell(text, cell, context);
  }
  if (inline !== undefined) return formatTextCell(inline, cell, context);
  if (value === undefined || (value === '' && type !== 'str')) {
    return isFormula ? fail('contains a formula whose result is not in the file') : '';
  }
  const isError = type === 'e' || (isFormula && isSpreadsheetError(value));
  if (isError) return fail(`contains the error ${value.slice(0, 20)}`);
  if (type === 'str' || type === 'inlineStr')
    return formatTextCell(unescapeXlsx(value), cell, context);
  if (type === 'b') return formatBooleanCell(value) ?? fail('contains neither TRUE nor FALSE');
  if (type === 'd') return formatDateCell(value, cell, context);
  if (type !== 'n') return fail('has an unknown type');
  return NUMBER.test(value)
    ? formatNumberCell(Number(value), cell, context)
    : fail('contains an invalid number');
}

const USES_LOCALE = 'uses the digits or the calendar of a locale';
const INDEX = /^\s*\d+\s*$/;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

function formatBooleanCell(value: string): SheetCell | undefined {
  const normalized = value.trim().toLowerCase();
  if (normalized === '1' || normalized === 'true') return { formatted: 'TRUE' };
  return normalized === '0' || normalized === 'false' ? { formatted: 'FALSE' } : undefined;
}

function formatTextCell(text: string, cell: RawCell, context: CellContext): SheetCell {
  const code = stripPadding(getFormatCode(cell, context) ?? GENERAL);
  // Most formats have no section for texts.
  if (text === '' || code === '@' || !/@|;.*;.*;/.test(code)) return text;
  const displayed = applyFormat(code, text);
  if (displayed !== undefined && displayed !== '') return displayed;
  return createCellError(cell, context, 'hides its text by its number format');
}

/** Removes padding: a space of a character's width, or a repeated character. */
function stripPadding(code: string): string {
  return code.replaceAll(/("[^"]*"|\\.)|[_*]./gsu, '$1');
}

function formatNumberCell(value: number, cell: RawCell, context: CellContext): SheetCell {
  const code = getFormatCode(cell, context);
  if (!Number.isFinite(value)) return createCellError(cell, context, 'contains an invalid number');
  if (value === 0 && cell.view.hidesZeros) {
    return createCellError(cell, context, 'contains a zero, which the sheet does not show');
  }
  if (code === undefined)
    return createCellError(
      cell,
      context,
      'shows a number or date whose format depends on the computer',
    );
  if (usesLocaleDigits(code)) return createCellError(cell, context, USES_LOCALE);
  const isElapsed = /\[[hms]+\]/i.test(code);
  const isDate = isDateFormat(code) && !isElapsed;
  if (isDate && value < 0) return createCellError(cell, context, 'contains a negative date');
  const isSince1904 = context.usesDate1904 && isDate;
  const displayed = formatNumber(
    isSince1904 ? value + DAYS_UNTIL_1904 : value,
    isDate ? code : stripLocale(code),
    context,
  );
  if (typeof displayed === 'object') return createCellError(cell, context, displayed.error);
  // If a fraction rounds to a whole number, e.g. 9/9, spreadsheets show no fraction.
  if (!isDate && /(?<!\d)(\d+)\/\1(?!\d)/.test(displayed))
    return createCellError(cell, context, AMBIGUOUS_NUMBER);
  if (displayed === '')
    return createCellError(cell, context, 'hides its number by its number format');
  const isRounded = /^-?[\d.]+E[+-]?\d+$/.test(displayed) && !/E[+-]/i.test(code);
  return isRounded
    ? createCellError(cell, context, `shows a long number as ${displayed}`)
    : { formatted: displayed };
}

const AMBIGUOUS_NUMBER = 'contains a number that programs show differently';

function formatNumber(
  value: number,
  code: string,
  { rounding }: CellContext,
): string | { readonly error: string } {
  // An invalid format has no sections.
  if (applyFormat(code, value) === undefined) {
    return { error: 'has an invalid number format' };
  }
  const rounded = rounding.rounded(value, code);
  if (rounded === undefined) return { error: AMBIGUOUS_NUMBER };
  return applyFormat(code, rounded)?.trim() ?? '';
}

/** An ISO 8601 date, which few programs write. */
function formatDateCell(value: string, cell: RawCell, context: CellContext): SheetCell {
  const code = getFormatCode(cell, context);
  const time = Date.parse(/[zt]/i.test(value) && !/z$/i.test(value) ? `${value}Z` : value);
  if (code !== undefined && usesLocaleDigits(code))
    return createCellError(cell, context, USES_LOCALE);
  const isDisplayable = code !== undefined && Number.isFinite(time) && isDateFormat(code);
  const displayed = isDisplayable ? applyFormat(code, time / 86_400_000 + 25_569) : undefined;
  return displayed === undefined
    ? createCellError(cell, context, 'contains a date without a format')
    : { formatted: displayed };
}

/** Returns undefined if the format depends on the computer. */
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
  problem: string,
  cure = 'Format the cell as Text, and enter the text.',
): SheetCell {
  return {
    error: `Sheet "${sheet.slice(0, 60)}", cell ${toCellReference(row, column)} ${problem}. ${cure}`,
  };
}
