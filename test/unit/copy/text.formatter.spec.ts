import * as fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { TextFormatter } from '../../../src/copy/rendering/text.formatter.js';

function outcome(write: () => unknown): unknown {
  try {
    return write();
  } catch {
    return 'it throws';
  }
}

describe('a formatted text', () => {
  it('equals the result of intl-messageformat', () => {
    const part = fc.constantFrom(
      '{a}',
      '{ n }',
      '{',
      '}',
      "'",
      "''",
      ' ',
      'x',
      '{gone}',
      '{a b}',
      '#',
      '{n, number}',
      '{n, plural, one {# {a}} other {#}}',
      '{a, select, x {y} other {{a}}}',
      '<b>',
      'ह',
      '{}',
      '\n',
      '{toString}',
    );
    const formatter = new TextFormatter('UTC');
    const values = { a: 'Asha', n: 1_234 };
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        const own = Object.assign(Object.create(null) as object, values);
        const expected = outcome(() => {
          const format = new IntlMessageFormat(text, 'hi', undefined, { ignoreTag: true });
          return format.format(own);
        });
        expect(outcome(() => formatter.format(text, 'hi', values))).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('separates a percent sign from a value after it', () => {
    expect(new TextFormatter().format('%{a}', 'en', { a: 'name' })).toBe('%\u2060name');
  });

  it('does not escape a value that is only compared', () => {
    const text = '{a, select, _x_ {yes} other {no}}';
    expect(new TextFormatter().format(text, 'en', { a: '_x_' })).toBe('yes');
  });
});
