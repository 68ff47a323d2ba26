import * as fc from 'fast-check';
import { diffWords } from '../../../packages/console/web/src/history/word.diff.js';

const words = fc.array(fc.constantFrom('order', ' ', 'नमस्ते', '{id}', '😀', '.', 'left'), {
  maxLength: 15,
});
const texts = words.map((parts) => parts.join(''));

describe('the difference of two texts', () => {
  it('is computed by words', () => {
    expect(diffWords('Order {id} left today', 'Order {id} left on Monday', 'en')).toEqual([
      { kind: 'unchanged', text: 'Order {id} left ' },
      { kind: 'removed', text: 'today' },
      { kind: 'added', text: 'on Monday' },
    ]);
  });

  it('merges adjacent changed words', () => {
    expect(diffWords('Which would you like?', 'What can I show?', 'en')).toEqual([
      { kind: 'removed', text: 'Which would you like' },
      { kind: 'added', text: 'What can I show' },
      { kind: 'unchanged', text: '?' },
    ]);
  });

  it('shows both texts whole when too many words changed', () => {
    const longText = (word: string): string =>
      Array.from({ length: 1_500 }, (_, index) => `${word}${index}`).join(' same ');
    expect(diffWords(longText('a'), longText('b'), 'en')).toEqual([
      { kind: 'removed', text: longText('a') },
      { kind: 'added', text: longText('b') },
    ]);
  });

  it('works for unknown languages', () => {
    expect(diffWords('a', 'b', 'no language at all')).toHaveLength(2);
  });

  it('contains both texts completely', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = diffWords(before, after, 'hi');
        const textOf = (without: 'removed' | 'added'): string =>
          parts.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');
        expect(textOf('added')).toBe(before);
        expect(textOf('removed')).toBe(after);
      }),
    );
  });
});
