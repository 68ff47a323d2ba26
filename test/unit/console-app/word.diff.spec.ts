import * as fc from 'fast-check';
import { wordDiff } from '../../../console/src/history/word.diff.js';

const words = fc.array(fc.constantFrom('order', ' ', 'नमस्ते', '{id}', '😀', '.', 'left'), {
  maxLength: 15,
});
const texts = words.map((parts) => parts.join(''));

describe('the difference of two texts', () => {
  it('is told by words', () => {
    expect(wordDiff('Order {id} left today', 'Order {id} left on Monday', 'en')).toEqual([
      { kind: 'same', text: 'Order {id} left ' },
      { kind: 'gone', text: 'today' },
      { kind: 'new', text: 'on Monday' },
    ]);
  });

  it('holds words together that changed one after another', () => {
    expect(wordDiff('Which would you like?', 'What can I show?', 'en')).toEqual([
      { kind: 'gone', text: 'Which would you like' },
      { kind: 'new', text: 'What can I show' },
      { kind: 'same', text: '?' },
    ]);
  });

  it('is found in languages that nobody knows', () => {
    expect(wordDiff('a', 'b', 'no language at all')).toHaveLength(2);
  });

  it('holds both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = wordDiff(before, after, 'hi');
        const textOf = (without: 'gone' | 'new'): string =>
          parts.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');
        expect(textOf('new')).toBe(before);
        expect(textOf('gone')).toBe(after);
      }),
    );
  });
});
