import { getFormatInfo, tokenize } from 'numfmt';
import { GENERAL } from './number.formats.ts';

/** Significant digits that a spreadsheet stores. */
const DIGITS = 15;

/** A section of a number format: which numbers it applies to, and how it shows them. */
interface Section {
  readonly isText: boolean;
  readonly condition: readonly [string, number] | undefined;
  readonly kind: 'decimal' | 'exponential' | 'general' | 'other';
  readonly decimals: number;
  /** Power of ten by which the number is scaled before display, e.g. 2 for percent. */
  readonly shift: number;
  /** Digits before the decimal point in scientific notation. */
  readonly width: number;
}

/**
 * Rounds numbers as spreadsheets do: in decimal, to fifteen digits, half away from zero. Binary
 * rounding shows 1.005 as 1.00.
 */
export class DecimalRounding {
  /** By format code, because many cells share one. */
  readonly #sections = new Map<string, readonly Section[]>();

  /**
   * @returns undefined if more digits are shown than stored, or programs differ
   * @throws Error if the format is invalid
   */
  rounded(value: number, code: string): number | undefined {
    if (value === 0) return value;
    const sections = this.getSections(code);
    const section = findSection(sections, value);
    const places = getDecimalPlaces(section ?? this.getSections(GENERAL)[0], value);
    if (places === undefined) return undefined;
    const rounded = roundedTo(places, value);
    // A negative number that rounds to zero still uses the section for negative numbers.
    if (rounded === 0) return value;
    return findSection(sections, rounded) === section ? rounded : undefined;
  }

  private getSections(code: string): readonly Section[] {
    const known = this.#sections.get(code);
    if (known) return known;
    const sections = splitSections(code).map(toSection);
    this.#sections.set(code, sections);
    return sections;
  }
}

type Tokens = ReturnType<typeof tokenize>;

function splitSections(code: string): readonly Tokens[] {
  const parts: Tokens[] = [[]];
  for (const token of tokenize(code)) {
    if (token.type === 'break') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function toSection(tokens: Tokens): Section {
  const code = tokens.map(({ raw }) => raw).join('');
  const { type, isDate, maxDecimals, scale } = getFormatInfo(code);
  const condition = tokens.find((token) => token.type === 'condition')?.value;
  const types = tokens.map((token) => token.type);
  const exponent = types.indexOf('exp');
  const point = types.indexOf('point');
  const end = point === -1 ? exponent : Math.min(point, exponent);
  const isOther = isDate || type === 'fraction' || type === 'text' || code === '';
  return {
    isText: types.includes('text'),
    condition: condition && [String(condition[0]), Number(condition[1])],
    kind: getSectionKind(isOther, type === 'general', exponent !== -1),
    decimals: maxDecimals,
    shift: Math.round(Math.log10(scale)),
    width: Math.max(types.slice(0, Math.max(end, 0)).filter(isDigit).length, 1),
  };
}

function getSectionKind(
  isOther: boolean,
  isGeneral: boolean,
  isExponential: boolean,
): Section['kind'] {
  if (isOther) return 'other';
  if (isGeneral) return 'general';
  return isExponential ? 'exponential' : 'decimal';
}

function isDigit(type: string): boolean {
  return type === 'zero' || type === 'hash' || type === 'qmark';
}

/** Returns undefined if no section applies to the number. */
function findSection(sections: readonly Section[], value: number): Section | undefined {
  if (sections.some(({ condition }) => condition)) {
    return sections
      .slice(0, 3)
      .find(({ condition }) => !condition || matchesCondition(condition, value));
  }
  const numeric = sections.length < 4 ? sections.filter(({ isText }) => !isText) : sections;
  return (value < 0 && numeric[1]) || numeric[0];
}

function matchesCondition([operator, limit]: readonly [string, number], value: number): boolean {
  if (operator === '<>') return value !== limit;
  return (
    (operator.includes('=') && value === limit) ||
    (operator.startsWith('<') && value < limit) ||
    (operator.startsWith('>') && value > limit)
  );
}

/** Returns the number of decimal places shown; undefined if it is uncertain. */
function getDecimalPlaces(section: Section | undefined, value: number): number | undefined {
  const { kind = 'other', decimals = 0, shift = 0, width = 1 } = section ?? {};
  const whole = Math.floor(Math.log10(Math.abs(value)));
  switch (kind) {
    case 'other':
      return DIGITS - whole;
    case 'general':
      // Below this, programs show either 0.00001 or 1E-05.
      return whole < -4 ? undefined : Math.max(9 - Math.max(whole, 0), 0);
    case 'exponential':
      return decimals - Math.floor(whole / width) * width;
    case 'decimal': {
      const places = decimals + shift;
      const isTiny = whole + shift < -6 && decimals > 6;
      return isTiny || whole + 1 + places > DIGITS ? undefined : places;
    }
  }
}

function roundedTo(places: number, value: number): number {
  const [digits = '', exponent] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e');
  const dropped = DIGITS - 1 - Number(exponent) - places;
  if (dropped <= 0) return Number(value.toPrecision(DIGITS));
  if (dropped > DIGITS) return 0;
  const unit = 10n ** BigInt(dropped);
  const kept = (BigInt(digits.replace('.', '')) + unit / 2n) / unit;
  return Math.sign(value) * Number(`${kept}e${-places}`);
}
