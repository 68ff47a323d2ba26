import { IntlMessageFormat } from 'intl-messageformat';
import { findClosestMatch } from '../../closest.match.js';
import type { CopyFinding } from './copy.finding.js';
import {
  MESSAGE_ELEMENT,
  type MessageFormatElement,
} from '../definition/message.format.elements.js';

/** Stems of number skeletons that the formatter supports. It silently ignores all others. */
const STEMS: readonly string[] = [
  ...splitWords(
    'percent % %x100 currency group-off ,_ precision-integer . measure-unit unit scale',
  ),
  ...splitWords(
    'compact-short K compact-long KK scientific engineering notation-simple integer-width',
  ),
  ...splitWords('narrow short full-name iso-code').map((width) => `unit-width-${width}`),
  ...['floor', 'ceiling', 'down', 'up', 'half-even', 'half-down', 'half-up'].map(
    (mode) => `rounding-mode-${mode}`,
  ),
  ...['auto', 'accounting', 'always', 'accounting-always', 'except-zero'].map(
    (sign) => `sign-${sign}`,
  ),
  ...splitWords('sign-accounting-except-zero sign-never () +! ()! +? ()? +_'),
];
/** Stems made of digits and symbols: `000`, `.00#`, `@@#`, `E+!0`. */
const DIGITS = /^(0+|\.(0+\*?|#+|0+#+)|@+(\+|#+)?[rs]?|EE?(\+[!?])?0+)$/;
/** Supported letters of date skeletons; the parser rejects some others before this check. */
const LETTERS = /[GyMLdEecahHKkmsz]+/g;

const NUMBER_HINT = 'Use integer, percent, or a skeleton such as ::currency/EUR or ::.00.';
const DATE_HINT = 'Use short, medium, long, full, or a skeleton such as ::yyyyMMMd.';

/** Validates the style of a number, a date or a time; undefined when the style is supported. */
export function validateStyle(element: MessageFormatElement): CopyFinding | undefined {
  const { type, style } = element;
  if (style === undefined || style === null) return undefined;
  if (type === MESSAGE_ELEMENT.number) return validateNumberStyle(element);
  return type === MESSAGE_ELEMENT.date || type === MESSAGE_ELEMENT.time
    ? validateDateStyle(element)
    : undefined;
}

function validateNumberStyle({
  value: name,
  style,
}: MessageFormatElement): CopyFinding | undefined {
  if (typeof style === 'string') {
    if (style === 'currency')
      return createIncompleteStyleFinding(name, 'currency', '::currency/EUR');
    if (Object.hasOwn(IntlMessageFormat.formats.number, style)) return undefined;
    const names = ['integer', 'percent'];
    const near = findClosestMatch(style, names) ?? suggestSkeleton(style);
    return createUnknownStyleFinding(style, name, near, NUMBER_HINT);
  }
  const { tokens = [], parsedOptions } = style ?? {};
  for (const { stem, options } of tokens) {
    const [option = ''] = options;
    if (!STEMS.includes(stem) && !DIGITS.test(stem)) {
      return createUnknownStyleFinding(`::${stem}`, name, suggestSkeleton(stem), NUMBER_HINT);
    }
    const currency = stem === 'currency' ? validateCurrency(name, option) : undefined;
    if (currency) return currency;
    if (stem === 'scale' && !Number.isFinite(Number.parseFloat(option))) {
      return createIncompleteStyleFinding(name, 'scale', '::scale/100');
    }
    if ((stem === 'unit' || stem === 'measure-unit') && option === '') {
      return createIncompleteStyleFinding(name, 'unit', '::unit/kilometer');
    }
  }
  if (isConstructible(() => new Intl.NumberFormat('en', parsedOptions))) {
    return undefined;
  }
  const { unit } = parsedOptions as { unit?: string };
  const units = Intl.supportedValuesOf('unit');
  const shown = tokens.map(({ stem, options }) => [stem, ...options].join('/')).join(' ');
  return unit === undefined
    ? createUnknownStyleFinding(`::${shown}`, name, undefined, NUMBER_HINT)
    : createUnknownStyleFinding(
        unit,
        name,
        findClosestMatch(unit, units),
        'Use a unit such as ::unit/kilometer.',
      );
}

function validateCurrency(name: string | undefined, code: string): CopyFinding | undefined {
  if (code === '') return createIncompleteStyleFinding(name, 'currency', '::currency/EUR');
  const codes = Intl.supportedValuesOf('currency');
  if (codes.includes(code.toUpperCase())) return undefined;
  const near = suggestCurrencyCode(code, codes);
  const hint = near === undefined ? 'Use a code such as EUR.' : `Did you mean ${near}?`;
  const message = `The currency "${code}" of {${name}} is unknown. ${hint}`;
  // Only a warning for a well-formed code: it can be a new currency, and the formatter shows the code.
  return createStyleFinding(message, /^[a-z]{3}$/i.test(code) ? 'warning' : 'error');
}

function validateDateStyle({
  type,
  value: name,
  style,
}: MessageFormatElement): CopyFinding | undefined {
  const { date, time } = IntlMessageFormat.formats;
  const named = type === MESSAGE_ELEMENT.date ? date : time;
  if (typeof style === 'string') {
    if (Object.hasOwn(named, style)) return undefined;
    return createUnknownStyleFinding(
      style,
      name,
      findClosestMatch(style, Object.keys(named)),
      DATE_HINT,
    );
  }
  const { pattern = '', parsedOptions = {} } = style ?? {};
  const [unknownLetter] =
    /[a-z]/i.exec(pattern.replaceAll(/'[^']*'/g, '').replaceAll(LETTERS, '')) ?? [];
  const isUsed =
    Object.keys(parsedOptions).length > 0 &&
    isConstructible(() => new Intl.DateTimeFormat('en', parsedOptions));
  if (unknownLetter === undefined && isUsed) return undefined;
  return createUnknownStyleFinding(
    `::${pattern}`,
    name,
    findClosestMatch(pattern, Object.keys(named)),
    DATE_HINT,
  );
}

function createUnknownStyleFinding(
  style: string,
  name: string | undefined,
  near: string | undefined,
  hint: string,
): CopyFinding {
  const end = near === undefined ? hint : `Did you mean ${near}?`;
  return createStyleFinding(`The style "${style}" of {${name}} is unknown. ${end}`);
}

function createIncompleteStyleFinding(
  name: string | undefined,
  what: string,
  example: string,
): CopyFinding {
  return createStyleFinding(`The style of {${name}} has no ${what}. Use for example ${example}.`);
}

function createStyleFinding(
  message: string,
  severity: CopyFinding['severity'] = 'error',
): CopyFinding {
  return { rule: 'unknown-style', severity, message };
}

/** Suggests the closest supported stem. */
function suggestSkeleton(word: string): string | undefined {
  const bare = word.replace(/^:+/, '');
  const near = findClosestMatch(bare.split('/')[0] ?? '', STEMS);
  if (near === undefined) return undefined;
  return near === 'currency' ? '::currency/EUR' : `::${near}`;
}

function splitWords(list: string): readonly string[] {
  return list.split(' ');
}

/** Common currencies are preferred when several codes are close. */
function suggestCurrencyCode(code: string, codes: readonly string[]): string | undefined {
  return (
    COMMON_CURRENCIES.find((known) => findClosestMatch(code, [known]) !== undefined) ??
    findClosestMatch(code, codes)
  );
}

const COMMON_CURRENCIES = ['EUR', 'USD', 'INR', 'GBP', 'JPY', 'AED', 'SAR', 'BRL', 'IDR', 'CNY'];

function isConstructible(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
