import * as fc from 'fast-check';
import { findClosestMatch } from '../../src/closest.match.js';

describe('findClosestMatch', () => {
  const known = ['order_status', 'order_cancel', 'price'];

  it.each([
    ['order_staus', 'order_status'],
    ['ORDER_STATUS', 'order_status'],
    ['prices', 'price'],
    ['refund', undefined],
    ['', undefined],
  ])('for %j returns %p', (name, expected) => {
    expect(findClosestMatch(name, known)).toBe(expected);
  });

  it.each([
    ['abc', ['abcd'], 'abcd'],
    ['abc', ['abcde'], undefined],
    ['hello', ['help', 'price'], undefined],
    ['abc', [], undefined],
    ['cuont', ['price', 'count'], 'count'],
    ['coutn', ['count', 'country'], 'count'],
    ['cnuot', ['count'], 'count'],
    ['di', ['id'], 'id'],
    ['itmes', ['items'], 'items'],
    ['proudct_nmae', ['product_name'], 'product_name'],
    ['to', ['at', 'id'], undefined],
    ['bot', ['boot', 'bot_', 'bat'], 'boot'],
    ['both', ['bo', 'bot'], 'bot'],
  ])('for %j among %j returns %p', (name, names, expected) => {
    expect(findClosestMatch(name, names)).toBe(expected);
  });

  it('returns a known name itself, and always one of the known names', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1 }),
        fc.string(),
        fc.nat(),
        (all, name, at) => {
          const one = all[at % all.length] ?? '';
          expect(findClosestMatch(one, all)?.toLowerCase()).toBe(one.toLowerCase());
          expect([undefined, ...all]).toContain(findClosestMatch(name, all));
        },
      ),
    );
  });

  it('finds a name with two adjacent letters swapped', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 2 });
    fc.assert(
      fc.property(name, fc.nat(), (original, cut) => {
        const at = cut % (original.length - 1);
        const [one = '', other = ''] = original.slice(at, at + 2);
        const typed = original.slice(0, at) + other + one + original.slice(at + 2);
        expect(findClosestMatch(typed, ['zzzz', original])).toBe(original);
      }),
    );
  });

  it('finds a long name with three edits', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 12, maxLength: 20 });
    fc.assert(
      fc.property(name, fc.array(fc.nat(), { maxLength: 3 }), (original, cuts) => {
        const shorter = cuts.reduce(
          (text, cut) => text.slice(0, cut % text.length) + text.slice((cut % text.length) + 1),
          original,
        );
        expect(findClosestMatch(shorter, [original])).toBe(original);
      }),
    );
  });
});
