import * as fc from 'fast-check';
import { truncate, quote } from '../../../src/payload/quote.js';

describe('a name in a log line', () => {
  it('is quoted, so that its content cannot be mistaken for the line', () => {
    expect(quote('x": refused')).toBe(String.raw`"x\": refused"`);
    expect(quote('a\nERROR b')).toBe(String.raw`"a\nERROR b"`);
    expect(quote('\u202eecirp\u2066')).toBe(String.raw`"\u202eecirp\u2066"`);
  });

  it('is cut when it is long', () => {
    expect(quote('x'.repeat(1e6)).length).toBeLessThan(100);
  });

  it('stays on one line, and moves no cursor, whatever it holds', () => {
    const control = fc.constantFrom('\n', '\r', '\u2028', '\u2029', '\u0085', '\u001b', '\u009b');
    const name = fc.array(fc.oneof(control, fc.string()), { maxLength: 9 });
    fc.assert(
      fc.property(name, (parts) => {
        // oxlint-disable-next-line no-control-regex -- these are what must not be there
        expect(quote(parts.join(''))).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      }),
    );
  });
});

describe('a long text in a log line', () => {
  it('is cut, and says so', () => {
    expect(truncate('x'.repeat(11), 10)).toBe(`${'x'.repeat(10)}…`);
    expect(truncate('x'.repeat(10), 10)).toBe('x'.repeat(10));
  });
});
