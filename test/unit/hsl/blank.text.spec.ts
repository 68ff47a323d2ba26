import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import { isBlank } from '../../../src/hsl/parse/blank.text.js';

/** One of each kind of character that leaves nothing to be seen. */
const UNSEEN = [
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
  const unseen = fc.string({ unit: fc.constantFrom(...UNSEEN) });

  it('is blank when nothing in it is seen', () => {
    expect(UNSEEN.filter((character) => !isBlank(character))).toEqual([]);
    fc.assert(fc.property(unseen, isBlank));
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
  ])('is not blank when %j is in it', (seen) => {
    const blank: string[] = [];
    fc.assert(
      fc.property(unseen, unseen, (before, after) => {
        if (isBlank(before + seen + after)) blank.push(before + seen + after);
      }),
    );
    expect(blank).toEqual([]);
  });

  it.each(['\u200b', '\u2060\u00ad', '\u2800', '\u3164', '\u202a\u202c'])(
    'of %j is none, in elements as well',
    (unseenText) => {
      const rulesOf = (element: unknown) => hsl.validateForChannel(element).map(({ rule }) => rule);
      expect(rulesOf(hsl.text(unseenText))).toContain('text-missing');
      expect(rulesOf(hsl.button('Pick', [unseenText]))).toContain('label-missing');
      expect(rulesOf(hsl.carousel('', [hsl.card({ title: unseenText })]))).toContain(
        'nothing-to-show',
      );
      expect(hsl.toPlainText(hsl.text(unseenText, { quickReplies: ['Yes'] }))).toBe('1. Yes');
      const said = hsl.listChoices(hsl.button('Pick', [hsl.say('Large', unseenText)]));
      expect(said.map(({ message }) => message)).toEqual(['Large']);
    },
  );
});
