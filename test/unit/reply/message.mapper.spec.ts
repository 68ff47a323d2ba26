import * as fc from 'fast-check';
import { CHANNELS } from 'nestjs-haptik/hsl';
import { MAX_RESPONSE_LENGTH, mapMessages } from '../../../src/reply/message.mapper.js';
import { invalidValues } from '../../support/invalid.values.js';

const DELIVERY = { encoding: 'string', adaptation: 'off', rules: () => undefined } as const;
const ELEMENT = { type: 'BUTTON', text: 'Which?', data: { items: [] } };
const cyclic: Record<string, unknown> = { type: 'TEXT' };
cyclic['data'] = cyclic;

describe('messages on the wire', () => {
  it('are texts as they are, and elements as JSON strings', () => {
    expect(mapMessages(['a', ELEMENT], DELIVERY)).toEqual({
      response: ['a', JSON.stringify(ELEMENT)],
      omitted: [],
      channelWarnings: [],
    });
  });

  it('are elements as objects where the bot wants that', () => {
    expect(mapMessages(['{"a":1}', ELEMENT], { ...DELIVERY, encoding: 'object' }).response).toEqual(
      ['{"a":1}', ELEMENT],
    );
  });

  it('are flat and without holes, and blank texts are left out in silence', () => {
    const sparse = Object.assign([], { 3: 'c', length: 4_000_000_000 });
    expect(
      mapMessages([['a', [' ', '\n']], null, undefined, '', [[['b']]], sparse], DELIVERY),
    ).toEqual({ response: ['a', 'b', 'c'], omitted: [], channelWarnings: [] });
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
    expect(mapMessages(['a', odd, 'b'], DELIVERY)).toEqual({
      response: ['a', 'b'],
      omitted: [reason],
      channelWarnings: [],
    });
  });

  it('are 100 at most', () => {
    const { response, omitted } = mapMessages(Array.from({ length: 101 }, String), DELIVERY);
    expect(response).toHaveLength(100);
    expect(omitted).toEqual(['all messages after the first 100']);
    expect(mapMessages(Array.from({ length: 100 }, String), DELIVERY).omitted).toEqual([]);
  });

  it('leave out the one that is too long, and keep what fits', () => {
    const { response, omitted } = mapMessages(
      ['a', 'x'.repeat(MAX_RESPONSE_LENGTH), 'b'],
      DELIVERY,
    );
    expect(response).toEqual(['a', 'b']);
    expect(omitted).toEqual([`a message that is too long (${MAX_RESPONSE_LENGTH} characters)`]);
  });
});

describe('whatever is returned for messages', () => {
  const deliveries = fc.record({
    encoding: fc.constantFrom('string', 'object'),
    adaptation: fc.constantFrom('off', 'warn', 'adapt'),
    rules: fc.constantFrom(undefined, ...Object.values(CHANNELS)).map((rules) => () => rules),
  });

  it('is mapped without a throw to texts and elements that have a JSON form', () => {
    const anything = fc.anything({ withBigInt: true, withSparseArray: true, withMap: true });
    fc.assert(
      fc.property(anything, deliveries, (messages, delivery) => {
        const { response } = mapMessages(messages, delivery);
        expect(JSON.parse(JSON.stringify(response))).toEqual(response);
        expect(response).not.toContain('');
      }),
      { numRuns: 1000 },
    );
  });

  it('is mapped without a throw though it throws when it is looked at', () => {
    fc.assert(
      fc.property(invalidValues, deliveries, ({ create }, delivery) => {
        const messages = create();
        expect(() => mapMessages(messages, delivery)).not.toThrow();
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });
});
