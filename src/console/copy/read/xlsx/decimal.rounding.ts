import { getFormatInfo, tokenize } from 'numfmt';
import { GENERAL } from './number.formats.ts';

/** What a spreadsheet keeps of a number. */
const DIGITS = 15;

/** A part of a format: for which numbers it is, and how it shows them. */
interface Section {
  readonly isText: boolean;
  readonly condition: readonly [string, number] | undefined;
  readonly kind: 'decimal' | 'exponential' | 'general' | 'other';
  readonly decimals: number;
  /** How many digits of the whole part become decimals, if below 0, or the other way round. */
  readonly shift: number;
  /** How many digits stand before the point of a number with an exponent. */
  readonly width: number;
}

/**
 * Rounds numbers as their formats show them: spreadsheets round the fifteen digits that they keep, a
 * half away from zero. What rounds in binary shows 1.005 as 1.00.
 */
export class DecimalRounding {
  /** By the code of a format, since many cells have the same. */
  readonly #sections = new Map<string, readonly Section[]>();

  /**
   * @returns undefined where more digits are shown than are kept, or not all programs show the same
   * @throws Error when the format is none
   */
  rounded(value: number, code: string): number | undefined {
    if (value === 0) return value;
    const sections = this.sectionsOf(code);
    const section = sectionFor(sections, value);
    const places = placesOf(section ?? this.sectionsOf(GENERAL)[0], value);
    if (places === undefined) return undefined;
    const rounded = roundedTo(places, value);
    // What rounds to nothing is still a number below zero, and not zero, to its format.
    if (rounded === 0) return value;
    return sectionFor(sections, rounded) === section ? rounded : undefined;
  }

  private sectionsOf(code: string): readonly Section[] {
    const known = this.#sections.get(code);
    if (known) return known;
    const sections = tokensOf(code).map(sectionOf);
    this.#sections.set(code, sections);
    return sections;
  }
}

type Tokens = ReturnType<typeof tokenize>;

function tokensOf(code: string): readonly Tokens[] {
  const parts: Tokens[] = [[]];
  for (const token of tokenize(code)) {
    if (token.type === 'break') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function sectionOf(tokens: Tokens): Section {
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
    kind: kindOf(isOther, type === 'general', exponent !== -1),
    decimals: maxDecimals,
    shift: Math.round(Math.log10(scale)),
    width: Math.max(types.slice(0, Math.max(end, 0)).filter(isDigit).length, 1),
  };
}

function kindOf(isOther: boolean, isGeneral: boolean, isExponential: boolean): Section['kind'] {
  if (isOther) return 'other';
  if (isGeneral) return 'general';
  return isExponential ? 'exponential' : 'decimal';
}

function isDigit(type: string): boolean {
  return type === 'zero' || type === 'hash' || type === 'qmark';
}

/** Undefined where the format says nothing of such a number. */
function sectionFor(sections: readonly Section[], value: number): Section | undefined {
  if (sections.some(({ condition }) => condition)) {
    return sections.slice(0, 3).find(({ condition }) => !condition || holds(condition, value));
  }
  const numeric = sections.length < 4 ? sections.filter(({ isText }) => !isText) : sections;
  return (value < 0 && numeric[1]) || numeric[0];
}

function holds([operator, limit]: readonly [string, number], value: number): boolean {
  if (operator === '<>') return value !== limit;
  return (
    (operator.includes('=') && value === limit) ||
    (operator.startsWith('<') && value < limit) ||
    (operator.startsWith('>') && value > limit)
  );
}

/** How many decimal places of a number are shown; undefined where that is not sure. */
function placesOf(section: Section | undefined, value: number): number | undefined {
  const { kind = 'other', decimals = 0, shift = 0, width = 1 } = section ?? {};
  const whole = Math.floor(Math.log10(Math.abs(value)));
  switch (kind) {
    case 'other':
      return DIGITS - whole;
    case 'general':
      // Below, some write 0.00001 and others 1E-05.
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
