import * as fc from 'fast-check';
import {
  toTextIndexEntry,
  type KeyIndexEntry,
} from '../../../packages/console/server/copy/list/key.index.entry.js';
import { TextSearch } from '../../../packages/console/server/copy/list/text.search.js';
import { createEmptyEntry } from '../../../src/copy/empty.entry.js';

const FORMS = ['NFC', 'NFD'] as const;

const factsWith = (draft: string): KeyIndexEntry => ({
  isDefined: false,
  isTrashed: false,
  texts: new Map([['hi', toTextIndexEntry({ ...createEmptyEntry('a.b', 'hi'), draft })]]),
});
const finds = (search: string, text: string): boolean =>
  new TextSearch(search).matches('a.b', factsWith(text), undefined);

describe('the text search', () => {
  const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

  it('finds all normal forms of a text by all of its normal forms', () => {
    fc.assert(
      fc.property(
        any,
        fc.constantFrom(...FORMS),
        fc.constantFrom(...FORMS),
        (text, typed, kept) => {
          expect(finds(text.normalize(typed), text.normalize(kept))).toBe(true);
          expect(finds(text, text.normalize(kept))).toBe(true);
          expect(finds(text.normalize(typed), text)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds texts with excessive combining marks literally', () => {
    const marks = '\u0301\u0323\u05b0'.repeat(3_000);
    const text = `caf\u00e9 ${marks} a\u0301 \u00f6`;
    expect(finds('cafe\u0301', text)).toBe(true);
    for (const letter of ['\u00e1', 'o\u0308']) expect(finds(letter, text)).toBe(true);
    expect(finds(marks, text)).toBe(true);
    expect(finds('tea', text)).toBe(false);
  });

  it('finds any part of a text literally', () => {
    fc.assert(
      fc.property(any, any, any, (before, text, after) => {
        expect(finds(text, before + text + after)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
