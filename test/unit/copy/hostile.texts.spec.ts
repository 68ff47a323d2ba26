import {
  validateCopy,
  toCopyRequirements,
  parsePlaceholders,
  renderSample,
} from 'nestjs-haptik/internal';
import { TextFormatter } from '../../../src/copy/rendering/text.formatter.js';

const LONGEST = 10_000;
const sample = { a: 'A-17', n: 5, d: new Date(2026, 6, 24) };
const expected = toCopyRequirements({ text: '', description: 'x', usedAs: 'text', sample });

/** As many distinct parts as fit. */
function side(part: (at: number) => string, length: number): string {
  let text = '';
  for (let at = 0, next = part(0); text.length + next.length <= length; next = part(++at)) {
    text += next;
  }
  return text;
}

function nested(open: string, close: string, length: number): string {
  const levels = Math.floor((length - 1) / (open.length + close.length));
  return `${open.repeat(levels)}x${close.repeat(levels)}`;
}

/** Consecutive choices, each with as many branches as there are choices. */
function square(kind: string, branch: (at: number) => string, length: number): string {
  const size = Math.floor(Math.sqrt(length / 14));
  const choice = (at: number) =>
    `{${kind},${side((one) => branch(at * size + one), size * 8)} other{x}}`;
  return side(choice, length);
}

type Shape = (length: number) => string;

const ORDINARY: Shape = (length) =>
  side((at) => `{n, plural, one {# item} other {# items}} ${at} {d, date, ::MMMd} `, length);

const SHAPES: Readonly<Record<string, Shape>> = {
  'selects in one another': (length) => nested('{a,select,other{', '}}', length),
  'plurals in one another': (length) => nested('{n,plural,one{#}other{#', '#}}', length),
  'selects in one another beside wide ones': (length) =>
    nested('{a,select,other{', `}}{a,select,${side((at) => `x${at}{t}`, 40)}other{t}}`, length),
  'blank selects in one another': (length) =>
    nested('{a,select,b{}other{', '}}{a,select,b{}other{t}}', length),
  'plurals in one another beside wide ones': (length) =>
    nested('{n,plural,other{', '}}{n,plural,=1{}=2{t}=3{t}other{t}}', length),
  'a wide select': (length) => `{a,select,${side((at) => `b${at}{}`, length - 30)}other{x}}`,
  'a wide plural': (length) => `{n,plural,${side((at) => `=${at}{}`, length - 30)}other{x}}`,
  'a plural of strange forms': (length) =>
    `{n,plural,${side((at) => `q${at}{x}`, length - 30)}other{x}}`,
  'wide selects side by side': (length) => square('a,select', (at) => `b${at}{}`, length),
  'wide plurals side by side': (length) => square('n,plural', (at) => `=${at}{}`, length),
  'narrow plurals side by side': (length) =>
    side((at) => `{n,plural,=${at}{}one{}other{x}}`, length),
  'plurals of many numbers': (length) => side((at) => `{n${at},plural,other{}}`, length),
  'ordinals of many numbers': (length) => side((at) => `{n${at},selectordinal,other{}}`, length),
  'many placeholders': (length) => side((at) => `{a${at}}`, length),
  'one placeholder again and again': (length) => '{a}'.repeat(length / 3),
  'a long name': (length) => `{${'a'.repeat(length - 2)}}`,
  'open braces': (length) => '{'.repeat(length),
  'quoted braces': (length) => `'{'`.repeat(length / 3),
  'braces that are quoted to the end': (length) => `'{`.repeat(length / 2),
  apostrophes: (length) => `'`.repeat(length),
  'number signs': (length) => `{n,plural,other{${'#'.repeat(length - 20)}}}`,
  blanks: (length) => `x${' '.repeat(length - 2)}y`,
  'blanks that are not seen': (length) => `${'\u200b '.repeat(length / 2 - 1)}x`,
  'styles of numbers': (length) => side((at) => `{n${at},number,::currency/EUX}`, length),
  'a long style of a number': (length) => `{n,number,::integer-width/${'#'.repeat(length - 30)}}`,
  'a long style of units': (length) => `{n,number,::unit${'/a'.repeat(length / 2 - 20)}}`,
  'styles of dates': (length) => side((at) => `{d${at},date,::jmm}`, length),
  'a quoted style of a date': (length) => `{d,date,::'${'y'.repeat(length - 20)}'}`,
  'a quoted style of a time': (length) => `{d,time,::'${`y''`.repeat((length - 20) / 3)}'}`,
  'quoted styles of dates': (length) => side(() => `{d,date,::'${'y'.repeat(80)}'}`, length),
};

/** Everything that parses a text, from the editor to the user. */
function loadAll(text: string): void {
  validateCopy(text, expected, 'en');
  parsePlaceholders(text);
  renderSample(text, 'en', sample);
  try {
    new TextFormatter().format(text, 'en', sample);
  } catch {
    // Most of these texts are invalid.
  }
}

/** CPU time in microseconds. */
function spentOn(text: string): number {
  const before = process.cpuUsage();
  loadAll(text);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe('a text designed to take long', () => {
  // Short texts detect quickly what would not finish with long texts.
  const lengths = [600, 2_500, LONGEST];
  const most = new Map<number, number>();

  beforeAll(() => {
    for (const length of lengths) {
      const ordinary = Math.min(...[1, 2, 3].map(() => spentOn(ORDINARY(length))));
      most.set(length, 20 * ordinary + 50_000);
    }
  });

  it.each(Object.entries(SHAPES))('is parsed nearly as fast as an ordinary one: %s', (_, shape) => {
    for (const length of lengths) {
      const text = shape(length);
      expect(text.length).toBeLessThanOrEqual(length);
      const limit = most.get(length) ?? 0;
      // Other processes can affect the CPU cache.
      const isSoon = [1, 2, 3].some(() => spentOn(text) <= limit);
      expect({ length, isSoon }).toEqual({ length, isSoon: true });
    }
  });

  it('is a finding, not a crash, when its choices are nested too deeply', () => {
    for (const shape of Object.values(SHAPES)) loadAll(shape(LONGEST / 4));
    const deep = nested('{a,select,other{', '}}', 1_000_000);
    const findings = validateCopy(deep, expected, 'en');
    expect(findings).toMatchObject([{ rule: 'syntax', severity: 'error' }]);
    expect(findings[0]?.message).toContain('nested too deeply');
    expect(parsePlaceholders(deep)).toBeUndefined();
    expect(renderSample(deep, 'en', sample)).toBeUndefined();
  });
});
