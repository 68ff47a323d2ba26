import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import { isBlank } from '../../../src/hsl/parse/blank.text.js';
import { anyElement, anything, ELEMENTS } from '../../support/values/hsl.elements.js';
import { caseCountForRun } from '../../support/values/property.cases.js';

const CHANNELS = Object.keys(hsl.CHANNELS) as hsl.Channel[];
const channel = fc.constantFrom(...CHANNELS);

/** The findings that adaptation must resolve. */
const adaptableFindings = (element: hsl.HslElement, where: hsl.Channel): string[] =>
  hsl
    .validateForChannel(element, where)
    .filter(({ severity }) => severity !== 'advice')
    .filter(({ rule }) => /^(too-|kind-|action-)/.test(rule))
    .map(({ path, message }) => `${path}: ${message}`);

/** Elements for the app only: no other form of them exists. */
const hasNoAlternative = (element: hsl.HslElement): boolean => isBlank(hsl.toPlainText(element));

describe('an element of any kind', () => {
  it.each(Object.entries(ELEMENTS))('%s is equal after encoding and parsing', (_, element) => {
    fc.assert(
      fc.property(element, (built) => {
        expect(hsl.parse(JSON.stringify(built))).toEqual(built);
        expect(hsl.parse(built)).toEqual(built);
      }),
      { numRuns: caseCountForRun(100) },
    );
  });

  it.each(Object.entries(ELEMENTS))('%s is immutable', (_, element) => {
    fc.assert(fc.property(element, (built) => expect(findMutable(built)).toEqual([])));
  });

  it.each(Object.entries(ELEMENTS))(
    '%s is adapted to every channel without findings',
    (_, element) => {
      fc.assert(
        fc.property(element, channel, (built, where) => {
          const { elements, changes } = hsl.adaptToChannel(built, where);
          const isKept = changes.length === 0 && hasNoAlternative(built);
          const remaining = isKept ? [] : elements.flatMap((one) => adaptableFindings(one, where));
          expect(remaining).toEqual([]);
          expect(elements.length).toBeGreaterThan(0);
        }),
        { numRuns: caseCountForRun(500) },
      );
    },
  );

  it('stays unchanged if the channel supports it', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        fc.pre(adaptableFindings(built, where).length === 0);
        expect(hsl.adaptToChannel(built, where)).toEqual({ elements: [built], changes: [] });
      }),
      { numRuns: caseCountForRun(100) },
    );
  });

  it('stays unchanged if it is adapted again', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        for (const one of hsl.adaptToChannel(built, where).elements) {
          expect(hsl.adaptToChannel(one, where)).toEqual({ elements: [one], changes: [] });
        }
      }),
      { numRuns: caseCountForRun(100) },
    );
  });
});

describe('a choice', () => {
  /** Ignores white space, because texts are split there. */
  const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');

  /** Identifies a tap by everything but its label, which may be shortened. */
  const toTapKey = ({ message, target, actionable }: hsl.Choice): string => {
    const { actionable_text: _, type, uri, payload, ...others } = actionable;
    const effect = message === undefined ? [type, uri, payload] : { ...payload, message };
    return JSON.stringify([effect, target, others]);
  };

  /** The choices that can neither be tapped nor read. Each tap and each line counts once. */
  const findLost = (
    choices: readonly hsl.Choice[],
    { elements }: hsl.AdaptationResult,
  ): hsl.Choice[] => {
    const taps = elements.flatMap((one) => hsl.listChoices(one)).map(toTapKey);
    let read = withoutSpaces(elements.map((one) => hsl.toPlainText(one)).join('')).replaceAll(
      ':',
      '',
    );
    return choices.filter((choice) => {
      const tap = taps.indexOf(toTapKey(choice));
      if (tap >= 0) {
        taps.splice(tap, 1);
        return false;
      }
      const { label, message = '', target = '', actionable } = choice;
      const { title, sub_title, description } = actionable.payload;
      const shown = actionable.uri === 'CAROUSEL_DETAIL' ? [title, sub_title, description] : [];
      const text = shown.join('') || (isBlank(label) ? message : label);
      const line = withoutSpaces(text === target ? text : text + target).replaceAll(':', '');
      const at = read.indexOf(line);
      if (at >= 0) read = read.slice(0, at) + read.slice(at + line.length);
      return at < 0;
    });
  };

  it('is never lost: users can tap it or read it', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        const result = hsl.adaptToChannel(built, where);
        const isReported = result.changes.some(({ change }) => change === 'choice-omitted');
        const isOmitted = ({ actionable: { type } }: hsl.Choice): boolean =>
          isReported && (type.startsWith('SHARE') || type === 'APP_FEEDBACK');
        const kept = hsl.listChoices(built).filter((choice) => !isOmitted(choice));
        expect(findLost(kept, result)).toEqual([]);
      }),
      { numRuns: caseCountForRun(500) },
    );
  });

  it('has the number in the adapted text by which it is found', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        const { elements, changes } = hsl.adaptToChannel(built, where);
        fc.pre(changes.some(({ change }) => change === 'choices-numbered'));
        const text = withoutSpaces(elements.map((one) => hsl.toPlainText(one)).join(''));
        for (const { number, label } of hsl.listChoices(built)) {
          if (number === undefined) continue;
          const hasOwnNumber = /^\s*[#(]?\p{Nd}{1,6}[.):]*\s/u.test(label) || isBlank(label);
          expect(text).toContain(withoutSpaces(hasOwnNumber ? label : `${number}. ${label}`));
          expect(hsl.matchChoice(built, String(number))?.number).toBe(number);
        }
      }),
      { numRuns: caseCountForRun(100) },
    );
  });

  it('is found by its number in the digits of any script', () => {
    const zeros = fc.constantFrom('0', '०', '٠', '０');
    fc.assert(
      fc.property(anyElement, zeros, (built, zero) => {
        const base = zero.codePointAt(0) ?? 0;
        for (const choice of hsl.listChoices(built)) {
          if (choice.number === undefined) continue;
          const digits = String(choice.number)
            .split('')
            .map((digit) => String.fromCodePoint(base + Number(digit)));
          const isLabel = [choice.label, choice.message].includes(`#${choice.number}`);
          fc.pre(!isLabel);
          expect(hsl.matchChoice(built, ` ${digits.join('')}. `)).toEqual(choice);
        }
      }),
      { numRuns: caseCountForRun(100) },
    );
  });
});

describe('invalid input', () => {
  type Run = (...args: unknown[]) => unknown;
  const functions = Object.entries(hsl)
    .filter(([, value]) => typeof value === 'function')
    .map(([name, value]): [string, Run] => [name, value as unknown as Run]);

  it.each(functions)('does not make %s throw', (_, run) => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (args) => {
        expect(() => run(...args.map((make) => make()))).not.toThrow();
      }),
      { numRuns: caseCountForRun(300) },
    );
  });

  it('does not make a function throw if it resembles an element', () => {
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
        hsl.validateForChannel(element, where);
        hsl.adaptToChannel(element, where).elements.forEach((one) => hsl.toPlainText(one));
        hsl.matchChoice(element, '1');
        expect(JSON.stringify(hsl.parse(element))).toContain('"type"');
      }),
      { numRuns: caseCountForRun(1_000) },
    );
  });
});

/** Paths of the values that are not frozen. */
function findMutable(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => findMutable(item, `${path}.${key}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}
