import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import { isBlank } from '../../../src/hsl/parse/blank.text.js';

/** One character of each invisible kind. */
const INVISIBLE = [
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '\u3000',
  '\u2028',
  '\u0007',
  '\u0085',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u115f',
  '\u1160',
  '\u17b4',
  '\u180b',
  '\u180e',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u202a',
  '\u202e',
  '\u2060',
  '\u2063',
  '\u2066',
  '\u2800',
  '\u3164',
  '\ufe00',
  '\ufe0f',
  '\ufeff',
  '\uffa0',
  '\ufff9',
  '\ufffc',
  '\u{1d159}',
  '\u{1d173}',
  '\u{13430}',
  '\u{16fe4}',
  '\u{e0001}',
  '\u{e0061}',
  '\u{e0100}',
];

describe('a text', () => {
  const invisible = fc.string({ unit: fc.constantFrom(...INVISIBLE) });

  it('is blank if it contains only invisible characters', () => {
    expect(INVISIBLE.filter((character) => !isBlank(character))).toEqual([]);
    fc.assert(fc.property(invisible, isBlank));
  });

  it.each([
    '.',
    '0',
    'नमस्ते',
    'क्‍ष',
    'می‌خواهم',
    '👨‍👩‍👧',
    '❤️',
    '1️⃣',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '\u0600',
    '\u06dd',
    '\ufffd',
    '̈',
  ])('is not blank if it contains %j', (visible) => {
    const blank: string[] = [];
    fc.assert(
      fc.property(invisible, invisible, (before, after) => {
        if (isBlank(before + visible + after)) blank.push(before + visible + after);
      }),
    );
    expect(blank).toEqual([]);
  });

  it.each(['\u200b', '\u2060\u00ad', '\u2800', '\u3164', '\u202a\u202c'])(
    'is blank in elements if it is %j',
    (invisibleText) => {
      const rulesOf = (element: unknown) => hsl.validateForChannel(element).map(({ rule }) => rule);
      expect(rulesOf(hsl.text(invisibleText))).toContain('text-missing');
      expect(rulesOf(hsl.button('Pick', [invisibleText]))).toContain('label-missing');
      expect(rulesOf(hsl.carousel('', [hsl.card({ title: invisibleText })]))).toContain(
        'nothing-to-show',
      );
      expect(hsl.toPlainText(hsl.text(invisibleText, { quickReplies: ['Yes'] }))).toBe('1. Yes');
      const choices = hsl.listChoices(hsl.button('Pick', [hsl.say('Large', invisibleText)]));
      expect(choices.map(({ message }) => message)).toEqual(['Large']);
    },
  );
});
