import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import { isBlank } from '../../../src/hsl/parse/blank.text.js';
import { anyElement, anything, ELEMENTS } from '../../support/hsl.elements.js';
import { caseCountForRun } from '../../support/property.cases.js';

const CHANNELS = Object.keys(hsl.CHANNELS) as hsl.Channel[];
const channel = fc.constantFrom(...CHANNELS);

/** What is left to mend: what no fitting can be content with. */
const faults = (element: hsl.HslElement, where: hsl.Channel): string[] =>
  hsl
    .validateForChannel(element, where)
    .filter(({ severity }) => severity !== 'advice')
    .filter(({ rule }) => /^(too-|kind-|action-)/.test(rule))
    .map(({ path, message }) => `${path}: ${message}`);

/** Elements that show nothing but work for an app: there is no other form of them. */
const hasNoOtherForm = (element: hsl.HslElement): boolean => isBlank(hsl.toPlainText(element));

describe('an element of any kind', () => {
  it.each(Object.entries(ELEMENTS))('%s comes back from its JSON as it was built', (_, element) => {
    fc.assert(
      fc.property(element, (built) => {
        expect(hsl.parse(JSON.stringify(built))).toEqual(built);
        expect(hsl.parse(built)).toEqual(built);
      }),
      { numRuns: caseCountForRun(100) },
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
          const { elements, changes } = hsl.adaptToChannel(built, where);
          const isKept = changes.length === 0 && hasNoOtherForm(built);
          const left = isKept ? [] : elements.flatMap((one) => faults(one, where));
          expect(left).toEqual([]);
          expect(elements.length).toBeGreaterThan(0);
        }),
        { numRuns: caseCountForRun(500) },
      );
    },
  );

  it('stays as it is when it fits, and is told unchanged', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        fc.pre(faults(built, where).length === 0);
        expect(hsl.adaptToChannel(built, where)).toEqual({ elements: [built], changes: [] });
      }),
      { numRuns: caseCountForRun(100) },
    );
  });

  it('is fitted once: what came out fits', () => {
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
  /** White space is where texts are parted, so it does not count. */
  const bare = (text: string): string => text.replaceAll(/\s/g, '');

  /** Everything that makes one tap another than the next; its label may be cut. */
  const tapOf = ({ message, target, actionable }: hsl.Choice): string => {
    const { actionable_text: _, type, uri, payload, ...others } = actionable;
    const deed = message === undefined ? [type, uri, payload] : { ...payload, message };
    return JSON.stringify([deed, target, others]);
  };

  /** What of the choices is neither tapped nor read; each tap and each line counts once. */
  const lost = (
    choices: readonly hsl.Choice[],
    { elements }: hsl.AdaptationResult,
  ): hsl.Choice[] => {
    const taps = elements.flatMap((one) => hsl.listChoices(one)).map(tapOf);
    let read = bare(elements.map((one) => hsl.toPlainText(one)).join('')).replaceAll(':', '');
    return choices.filter((choice) => {
      const tap = taps.indexOf(tapOf(choice));
      if (tap >= 0) {
        taps.splice(tap, 1);
        return false;
      }
      const { label, message = '', target = '', actionable } = choice;
      const { title, sub_title, description } = actionable.payload;
      const shown = actionable.uri === 'CAROUSEL_DETAIL' ? [title, sub_title, description] : [];
      const words = shown.join('') || (isBlank(label) ? message : label);
      const line = bare(words === target ? words : words + target).replaceAll(':', '');
      const at = read.indexOf(line);
      if (at >= 0) read = read.slice(0, at) + read.slice(at + line.length);
      return at < 0;
    });
  };

  it('is never lost: it can be tapped, or is read where it was', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        const fitted = hsl.adaptToChannel(built, where);
        const isNoted = fitted.changes.some(({ change }) => change === 'choice-omitted');
        const isForTapping = ({ actionable: { type } }: hsl.Choice): boolean =>
          isNoted && (type.startsWith('SHARE') || type === 'APP_FEEDBACK');
        const kept = hsl.listChoices(built).filter((choice) => !isForTapping(choice));
        expect(lost(kept, fitted)).toEqual([]);
      }),
      { numRuns: caseCountForRun(500) },
    );
  });

  it('stands in the fitted text at the number by which it is found', () => {
    fc.assert(
      fc.property(anyElement, channel, (built, where) => {
        const { elements, changes } = hsl.adaptToChannel(built, where);
        fc.pre(changes.some(({ change }) => change === 'choices-numbered'));
        const said = bare(elements.map((one) => hsl.toPlainText(one)).join(''));
        for (const { number, label } of hsl.listChoices(built)) {
          if (number === undefined) continue;
          const isOwn = /^\s*[#(]?\p{Nd}{1,6}[.):]*\s/u.test(label) || isBlank(label);
          expect(said).toContain(bare(isOwn ? label : `${number}. ${label}`));
          expect(hsl.matchChoice(built, String(number))?.number).toBe(number);
        }
      }),
      { numRuns: caseCountForRun(100) },
    );
  });

  it('is found by its number, whatever the digits', () => {
    const digits = fc.constantFrom('0', '०', '٠', '０');
    fc.assert(
      fc.property(anyElement, digits, (built, zero) => {
        const base = zero.codePointAt(0) ?? 0;
        for (const choice of hsl.listChoices(built)) {
          if (choice.number === undefined) continue;
          const written = String(choice.number)
            .split('')
            .map((digit) => String.fromCodePoint(base + Number(digit)));
          const isName = [choice.label, choice.message].includes(`#${choice.number}`);
          fc.pre(!isName);
          expect(hsl.matchChoice(built, ` ${written.join('')}. `)).toEqual(choice);
        }
      }),
      { numRuns: caseCountForRun(100) },
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
      { numRuns: caseCountForRun(300) },
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
        hsl.validateForChannel(element, where);
        hsl.adaptToChannel(element, where).elements.forEach((one) => hsl.toPlainText(one));
        hsl.matchChoice(element, '1');
        expect(JSON.stringify(hsl.parse(element))).toContain('"type"');
      }),
      { numRuns: caseCountForRun(1_000) },
    );
  });
});

/** Paths of what is not frozen. */
function thawed(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => thawed(item, `${path}.${key}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}
