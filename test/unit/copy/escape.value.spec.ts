import * as fc from 'fast-check';
import { escapeValue, WORD_JOINER } from '../../../src/copy/rendering/escape.value.js';

/** Syntax that the platform or a channel interprets. Protocol 2.2. */
const PATTERNS = [
  /[{}]/,
  /%[\p{L}\p{N}_]/u,
  /(?<![\p{L}\p{N}])\*[^*\s⁠][^*]*\*/u,
  /(?<![\p{L}\p{N}])_[^_\s⁠][^_]*_/u,
  /(?<![\p{L}\p{N}])~[^~\s⁠][^~]*~/u,
  /(?<![\p{L}\p{N}])`[^`\s⁠][^`]*`/u,
];

const values = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '%',
      '*',
      '_',
      '~',
      '`',
      'a',
      'ह',
      '1',
      ' ',
      'name',
      '😀',
      WORD_JOINER,
    ),
  )
  .map((parts) => parts.join(''));

function seen(text: string): string {
  return text.replaceAll(WORD_JOINER, '').replaceAll('｛', '{').replaceAll('｝', '}');
}

describe('an escaped value', () => {
  it('contains nothing that the platform interprets', () => {
    fc.assert(
      fc.property(fc.oneof(values, fc.string({ unit: 'grapheme' })), (value) => {
        const escaped = escapeValue(value);
        PATTERNS.forEach((pattern) => expect(escaped).not.toMatch(pattern));
      }),
      { numRuns: 2_000 },
    );
  });

  it('looks unchanged', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(seen(escapeValue(value))).toBe(seen(value));
      }),
    );
  });

  it.each(['AB_12_x', '50 % off', '5*3=15', 'a~b', '₹ 2,499', 'snake_case_id', '100% sure'])(
    'is unchanged when it contains nothing special: %s',
    (value) => {
      expect(escapeValue(value)).toBe(value);
    },
  );

  it('is an equivalent URL', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const escaped = escapeValue(`see ${url}`);
        expect(escaped).not.toContain(WORD_JOINER);
        const decode = (text: string) =>
          text.replaceAll(/%([\da-f]{2})/gi, (_, code: string) =>
            String.fromCharCode(parseInt(code, 16)),
          );
        expect(decode(escaped)).toBe(`see ${decode(url)}`);
      }),
    );
    expect(escapeValue('https://shop.example/_a_?q=%e0*{x}')).toBe(
      'https://shop.example/%5Fa%5F?q=%E0%2A%7Bx%7D',
    );
  });
});
