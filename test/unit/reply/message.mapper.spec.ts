import * as fc from 'fast-check';
import { CHANNELS } from 'nestjs-haptik/hsl';
import { MAX_RESPONSE_LENGTH, mapMessages } from '../../../src/reply/message.mapper.js';
import { invalidValues } from '../../support/values/invalid.values.js';

const DELIVERY = { encoding: 'string', adaptation: 'off', rules: () => undefined } as const;
const ELEMENT = { type: 'BUTTON', text: 'Which?', data: { items: [] } };
const cyclic: Record<string, unknown> = { type: 'TEXT' };
cyclic['data'] = cyclic;

describe('mapMessages', () => {
  it('keeps texts and encodes elements as JSON strings', () => {
    expect(mapMessages(['a', ELEMENT], DELIVERY)).toEqual({
      response: ['a', JSON.stringify(ELEMENT)],
      omitted: [],
      channelWarnings: [],
    });
  });

  it('encodes elements as objects when the bot is configured so', () => {
    expect(mapMessages(['{"a":1}', ELEMENT], { ...DELIVERY, encoding: 'object' }).response).toEqual(
      ['{"a":1}', ELEMENT],
    );
  });

  it('flattens arrays, skips holes, and omits blank texts without a warning', () => {
    const sparse = Object.assign([], { 3: 'c', length: 4_000_000_000 });
    expect(
      mapMessages([['a', [' ', '\n']], null, undefined, '', [[['b']]], sparse], DELIVERY),
    ).toEqual({ response: ['a', 'b', 'c'], omitted: [], channelWarnings: [] });
  });

  it.each([
    [7, 'a number, which is not a message'],
    [false, 'a boolean, which is not a message'],
    [{}, 'an object that is not an HSL element, which is not a message'],
    [{ type: '' }, 'an object that is not an HSL element, which is not a message'],
    [cyclic, 'a rich element that has no JSON form'],
    [{ type: 'TEXT', data: { n: 1n } }, 'a rich element that has no JSON form'],
    [{ type: 'TEXT', toJSON: () => 'x' }, 'a rich element that has no JSON form'],
  ])('omits an invalid message with a reason and keeps the others (case %#)', (invalid, reason) => {
    expect(mapMessages(['a', invalid, 'b'], DELIVERY)).toEqual({
      response: ['a', 'b'],
      omitted: [reason],
      channelWarnings: [],
    });
  });

  it('maps at most 100 messages', () => {
    const { response, omitted } = mapMessages(Array.from({ length: 101 }, String), DELIVERY);
    expect(response).toHaveLength(100);
    expect(omitted).toEqual(['all messages after the first 100']);
    expect(mapMessages(Array.from({ length: 100 }, String), DELIVERY).omitted).toEqual([]);
  });

  it('omits a message that is too long and keeps the others', () => {
    const { response, omitted } = mapMessages(
      ['a', 'x'.repeat(MAX_RESPONSE_LENGTH), 'b'],
      DELIVERY,
    );
    expect(response).toEqual(['a', 'b']);
    expect(omitted).toEqual([`a message that is too long (${MAX_RESPONSE_LENGTH} characters)`]);
  });
});

describe('mapMessages with arbitrary values', () => {
  const deliveries = fc.record({
    encoding: fc.constantFrom('string', 'object'),
    adaptation: fc.constantFrom('off', 'warn', 'adapt'),
    rules: fc.constantFrom(undefined, ...Object.values(CHANNELS)).map((rules) => () => rules),
  });

  it('returns only texts and serializable elements, without throwing', () => {
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

  it('does not throw for values that throw when they are accessed', () => {
    fc.assert(
      fc.property(invalidValues, deliveries, ({ create }, delivery) => {
        const messages = create();
        expect(() => mapMessages(messages, delivery)).not.toThrow();
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });
});
