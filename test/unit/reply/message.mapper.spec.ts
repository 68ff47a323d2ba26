import * as fc from 'fast-check';
import { LONGEST_RESPONSE, mapMessages } from '../../../src/reply/message.mapper.js';
import { rubbishes } from '../../support/rubbish.js';

const ELEMENT = { type: 'BUTTON', text: 'Which?', data: { items: [] } };
const cyclic: Record<string, unknown> = { type: 'TEXT' };
cyclic['data'] = cyclic;

describe('messages on the wire', () => {
  it('are texts as they are, and elements as JSON strings', () => {
    expect(mapMessages(['a', ELEMENT], 'string')).toEqual({
      response: ['a', JSON.stringify(ELEMENT)],
      dropped: [],
    });
  });

  it('are elements as objects where the bot wants that', () => {
    expect(mapMessages(['{"a":1}', ELEMENT], 'object').response).toEqual(['{"a":1}', ELEMENT]);
  });

  it('are flat and without holes, and blank texts are left out in silence', () => {
    const sparse = Object.assign([], { 3: 'c', length: 4_000_000_000 });
    expect(
      mapMessages([['a', [' ', '\n']], null, undefined, '', [[['b']]], sparse], 'string'),
    ).toEqual({ response: ['a', 'b', 'c'], dropped: [] });
  });

  it.each([
    [7, 'a number, which is no message'],
    [false, 'a boolean, which is no message'],
    [{}, 'an object that is no HSL element, which is no message'],
    [{ type: '' }, 'an object that is no HSL element, which is no message'],
    [cyclic, 'a rich element that has no JSON form'],
    [{ type: 'TEXT', data: { n: 1n } }, 'a rich element that has no JSON form'],
    [{ type: 'TEXT', toJSON: () => 'x' }, 'a rich element that has no JSON form'],
  ])('leave out what cannot be shown, and keep the others (case %#)', (odd, reason) => {
    expect(mapMessages(['a', odd, 'b'], 'string')).toEqual({
      response: ['a', 'b'],
      dropped: [reason],
    });
  });

  it('are 100 at most', () => {
    const { response, dropped } = mapMessages(Array.from({ length: 101 }, String), 'string');
    expect(response).toHaveLength(100);
    expect(dropped).toEqual(['all messages after the first 100']);
    expect(mapMessages(Array.from({ length: 100 }, String), 'string').dropped).toEqual([]);
  });

  it('leave out the one that is too long, and keep what fits', () => {
    const { response, dropped } = mapMessages(['a', 'x'.repeat(LONGEST_RESPONSE), 'b'], 'string');
    expect(response).toEqual(['a', 'b']);
    expect(dropped).toEqual([`a message that is too long (${LONGEST_RESPONSE} characters)`]);
  });
});

describe('whatever is returned for messages', () => {
  const encodings = fc.constantFrom('string', 'object');

  it('is mapped without a throw to texts and elements that have a JSON form', () => {
    const anything = fc.anything({ withBigInt: true, withSparseArray: true, withMap: true });
    fc.assert(
      fc.property(anything, encodings, (messages, encoding) => {
        const { response } = mapMessages(messages, encoding);
        expect(JSON.parse(JSON.stringify(response))).toEqual(response);
        expect(response).not.toContain('');
      }),
      { numRuns: 1000 },
    );
  });

  it('is mapped without a throw though it throws when it is looked at', () => {
    fc.assert(
      fc.property(rubbishes, encodings, ({ make }, encoding) => {
        const messages = make();
        expect(() => mapMessages(messages, encoding)).not.toThrow();
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });
});
