import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import { anyElement, anything, ELEMENTS } from '../../support/hsl.elements.js';

const CHANNELS = Object.keys(hsl.CHANNELS) as hsl.Channel[];
const channel = fc.constantFrom(...CHANNELS);

/** What is left to mend: what no fitting can be content with. */
const faults = (element: hsl.HslElement, where: hsl.Channel): string[] =>
  hsl
    .check(element, where)
    .filter(({ severity }) => severity !== 'advice')
    .filter(({ rule }) => /^(too-|kind-|deed-)/.test(rule))
    .map(({ path, message }) => `${path}: ${message}`);

/** Elements that show nothing but work for an app: there is no other form of them. */
const hasNoOtherForm = (element: hsl.HslElement): boolean => hsl.toPlainText(element).trim() === '';

describe('an element of any kind', () => {
  it.each(Object.entries(ELEMENTS))('%s comes back from its JSON as it was built', (_, element) => {
    fc.assert(
      fc.property(element, (built) => {
        expect(hsl.parse(JSON.stringify(built))).toEqual(built);
        expect(hsl.parse(built)).toEqual(built);
      }),
    );
  });

  it.each(Object.entries(ELEMENTS))('%s cannot be changed once it is built', (_, element) => {
    fc.assert(fc.property(element, (built) => expect(thawed(built)).toEqual([])));
  });

  it.each(Object.entries(ELEMENTS))(
    '%s is fitted to every channel, by its own check',
    (_, element) => {
      fc.assert(
        fc.property(element, channel, (built, where) => {
          const { elements, changes } = hsl.fit(built, where);
          fc.pre(changes.length > 0 || !hasNoOtherForm(built));
          expect(elements.flatMap((one) => faults(one, where))).toEqual([]);
          expect(elements.length).toBeGreaterThan(0);
        }),
        { numRuns: 500 },
      );
    },
  );

  it('stays as it is when it fits, and is told unchanged', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        fc.pre(faults(built, where).length === 0);
        expect(hsl.fit(built, where)).toEqual({ elements: [built], changes: [] });
      }),
    );
  });

  it('is fitted once: what came out fits', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        for (const one of hsl.fit(built, where).elements) {
          expect(hsl.fit(one, where)).toEqual({ elements: [one], changes: [] });
        }
      }),
    );
  });
});

describe('a choice', () => {
  /** White space is where texts are parted, so it does not count. */
  const bare = (text: string): string => text.replaceAll(/\s/g, '');

  const writtenOut = (label: string, target: string | undefined): string =>
    target === undefined || label === '' || label === target
      ? (target ?? label)
      : `${label}: ${target}`;

  it('is never lost: it can be tapped, or is read where it was', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        const { elements } = hsl.fit(built, where);
        const shown = elements.flatMap((one) => hsl.choicesOf(one));
        const said = bare(elements.map((one) => hsl.toPlainText(one)).join(''));
        for (const { label, message, target } of hsl.choicesOf(built)) {
          const isTapped = shown.some(
            (choice) => choice.message === message && choice.target === target,
          );
          expect(isTapped || said.includes(bare(writtenOut(label, target)))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is found by its number, whatever the digits', () => {
    const digits = fc.constantFrom('0', '०', '٠', '０');
    fc.assert(
      fc.property(anyElement, digits, (built, zero) => {
        const base = zero.codePointAt(0) ?? 0;
        for (const choice of hsl.choicesOf(built)) {
          const written = String(choice.number)
            .split('')
            .map((digit) => String.fromCodePoint(base + Number(digit)));
          const found = hsl.choiceOf(built, ` ${written.join('')}. `);
          const isNamedSo = hsl
            .choicesOf(built)
            .some(
              ({ label, message }) =>
                /^\s*#?\p{Nd}/u.test(label) || /^\s*#?\p{Nd}/u.test(message ?? ''),
            );
          fc.pre(!isNamedSo);
          expect(found).toEqual(choice);
        }
      }),
    );
  });
});

describe('no input', () => {
  type Run = (...args: unknown[]) => unknown;
  const functions = Object.entries(hsl)
    .filter(([, value]) => typeof value === 'function')
    .map(([name, value]): [string, Run] => [name, value as unknown as Run]);

  it.each(functions)('makes %s throw', (_, run) => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (args) => {
        expect(() => run(...args.map((make) => make()))).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('that looks like an element makes a reader throw', () => {
    const kind = fc.constantFrom(...Object.keys(ELEMENTS), 'constructor', '__proto__');
    const inner = fc.dictionary(
      fc.constantFrom('items', 'quick_replies', 'fields', 'tabs', 'payload', 'footer', '__proto__'),
      anything,
    );
    fc.assert(
      fc.property(kind, anything, inner, channel, (type, text, inside, where) => {
        const made = Object.entries(inside).map(([key, make]) => [key, make()] as const);
        const data = Object.fromEntries(made);
        const element = { type, text: text(), data } as hsl.HslElement;
        hsl.check(element, where);
        hsl.fit(element, where).elements.forEach((one) => hsl.toPlainText(one));
        hsl.choiceOf(element, '1');
        expect(JSON.stringify(hsl.parse(element))).toContain('"type"');
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Paths of what is not frozen. */
function thawed(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => thawed(item, `${path}.${key}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}
