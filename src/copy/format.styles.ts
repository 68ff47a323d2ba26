import { IntlMessageFormat } from 'intl-messageformat';
import { nearest } from '../nearest.name.js';
import type { CopyFinding } from './copy.finding.js';
import type { TextElement } from './text.elements.js';

/** Kinds of the parser's elements. */
const [NUMBER, DATE, TIME] = [2, 3, 4];

/** Words of number skeletons that the formatter knows. It ignores all others in silence. */
const STEMS: readonly string[] = [
  ...words('percent % %x100 currency group-off ,_ precision-integer . measure-unit unit scale'),
  ...words('compact-short K compact-long KK scientific engineering notation-simple integer-width'),
  ...words('narrow short full-name iso-code').map((width) => `unit-width-${width}`),
  ...['floor', 'ceiling', 'down', 'up', 'half-even', 'half-down', 'half-up'].map(
    (mode) => `rounding-mode-${mode}`,
  ),
  ...['auto', 'accounting', 'always', 'accounting-always', 'except-zero'].map(
    (sign) => `sign-${sign}`,
  ),
  ...words('sign-accounting-except-zero sign-never () +! ()! +? ()? +_'),
];
/** Stems that are written in digits: `000`, `.00#`, `@@#`, `E+!0`. */
const DIGITS = /^(0+|\.(0+\*?|#+|0+#+)|@+(\+|#+)?[rs]?|EE?(\+[!?])?0+)$/;
/** Letters of date skeletons that the formatter knows; those that it refuses never come here. */
const LETTERS = /[GyMLdEecahHKkmsz]+/g;

const NUMBER_CURE = 'Use integer, percent, or a skeleton such as ::currency/EUR or ::.00.';
const DATE_CURE = 'Use short, medium, long, full, or a skeleton such as ::yyyyMMMd.';

/** What is wrong with the style of a number, a date or a time; undefined when it will be used. */
export function styleFault(element: TextElement): CopyFinding | undefined {
  const { type, style } = element;
  if (style === undefined || style === null) return undefined;
  if (type === NUMBER) return numberFault(element);
  return type === DATE || type === TIME ? dateFault(element) : undefined;
}

function numberFault({ value: name, style }: TextElement): CopyFinding | undefined {
  if (typeof style === 'string') {
    if (style === 'currency') return unnamed(name, 'currency', '::currency/EUR');
    if (Object.hasOwn(IntlMessageFormat.formats.number, style)) return undefined;
    const names = ['integer', 'percent'];
    const near = nearest(style, names) ?? skeletonNear(style);
    return unknown(style, name, near, NUMBER_CURE);
  }
  const { tokens = [], parsedOptions } = style ?? {};
  for (const { stem, options } of tokens) {
    const [option = ''] = options;
    if (!STEMS.includes(stem) && !DIGITS.test(stem)) {
      return unknown(`::${stem}`, name, skeletonNear(stem), NUMBER_CURE);
    }
    const currency = stem === 'currency' ? currencyFault(name, option) : undefined;
    if (currency) return currency;
    if (stem === 'scale' && !Number.isFinite(Number.parseFloat(option))) {
      return unnamed(name, 'scale', '::scale/100');
    }
    if ((stem === 'unit' || stem === 'measure-unit') && option === '') {
      return unnamed(name, 'unit', '::unit/kilometer');
    }
  }
  if (canUse(() => new Intl.NumberFormat('en', parsedOptions))) {
    return undefined;
  }
  const { unit } = parsedOptions as { unit?: string };
  const units = Intl.supportedValuesOf('unit');
  const shown = tokens.map(({ stem, options }) => [stem, ...options].join('/')).join(' ');
  return unit === undefined
    ? unknown(`::${shown}`, name, undefined, NUMBER_CURE)
    : unknown(unit, name, nearest(unit, units), 'Use a unit such as ::unit/kilometer.');
}

function currencyFault(name: string | undefined, code: string): CopyFinding | undefined {
  if (code === '') return unnamed(name, 'currency', '::currency/EUR');
  const codes = Intl.supportedValuesOf('currency');
  if (codes.includes(code.toUpperCase())) return undefined;
  const near = nearCode(code, codes);
  const cure = near === undefined ? 'Use a code such as EUR.' : `Did you mean ${near}?`;
  const message = `The currency "${code}" of {${name}} is not known. ${cure}`;
  // Its code is shown, and a new currency may be younger than what is known here.
  return found(message, /^[a-z]{3}$/i.test(code) ? 'warning' : 'error');
}

function dateFault({ type, value: name, style }: TextElement): CopyFinding | undefined {
  const { date, time } = IntlMessageFormat.formats;
  const named = type === DATE ? date : time;
  if (typeof style === 'string') {
    if (Object.hasOwn(named, style)) return undefined;
    return unknown(style, name, nearest(style, Object.keys(named)), DATE_CURE);
  }
  const { pattern = '', parsedOptions = {} } = style ?? {};
  const [stranger] =
    /[a-z]/i.exec(pattern.replaceAll(/'[^']*'/g, '').replaceAll(LETTERS, '')) ?? [];
  const isUsed =
    Object.keys(parsedOptions).length > 0 &&
    canUse(() => new Intl.DateTimeFormat('en', parsedOptions));
  if (stranger === undefined && isUsed) return undefined;
  return unknown(`::${pattern}`, name, nearest(pattern, Object.keys(named)), DATE_CURE);
}

function unknown(
  style: string,
  name: string | undefined,
  near: string | undefined,
  cure: string,
): CopyFinding {
  const end = near === undefined ? cure : `Did you mean ${near}?`;
  return found(`The style "${style}" of {${name}} is not known. ${end}`);
}

function unnamed(name: string | undefined, what: string, example: string): CopyFinding {
  return found(`The style of {${name}} does not say which ${what}. Write for instance ${example}.`);
}

function found(message: string, severity: CopyFinding['severity'] = 'error'): CopyFinding {
  return { rule: 'unknown-style', severity, message };
}

/** A word of a skeleton that is near, as it is written. */
function skeletonNear(word: string): string | undefined {
  const bare = word.replace(/^:+/, '');
  const near = nearest(bare.split('/')[0] ?? '', STEMS);
  if (near === undefined) return undefined;
  return near === 'currency' ? '::currency/EUR' : `::${near}`;
}

function words(list: string): readonly string[] {
  return list.split(' ');
}

function lettersOf(code: string): string {
  return Array.from(code.toUpperCase()).toSorted().join('');
}

/** Codes have three letters, so that the general rule finds none that has two of them in another order. */
function nearCode(code: string, codes: readonly string[]): string | undefined {
  return (
    codes.find((known) => lettersOf(known) === lettersOf(code)) ??
    COMMON_CURRENCIES.find((known) => nearest(code, [known]) !== undefined) ??
    nearest(code, codes)
  );
}

/** Of several that are near, these are meant most often. */
const COMMON_CURRENCIES = ['EUR', 'USD', 'INR', 'GBP', 'JPY', 'AED', 'SAR', 'BRL', 'IDR', 'CNY'];

function canUse(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
