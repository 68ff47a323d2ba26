import * as fc from 'fast-check';
import { reply } from 'nestjs-haptik';
import { CallBody } from '../../../src/payload/call.body.js';
import { NodeCall } from '../../../src/payload/node.call.js';
import { mapState } from '../../../src/reply/state.mapper.js';

const LIMITS = { total: 500, user: 200, omitAbove: Infinity };
const callWith = (conversation: object = {}, user: object = {}) =>
  new NodeCall(
    new CallBody({ node: 'order', conversation_details: conversation, user_details: user }),
    { bot: 'default', receivedAt: 0, applicationSecrets: () => [] },
  );
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

describe('mapState', () => {
  it('sends no map without an update', () => {
    expect(mapState(reply('a'), callWith({ a: 1 }, { b: '2' }), LIMITS)).toEqual({
      maps: {},
      warnings: [],
      omissions: [],
    });
  });

  it('merges the update into the map of the call, and sends only the updated map', () => {
    const call = callWith({ a: 1, b: { c: [2] } }, { city: 'Pune' });
    expect(mapState(reply('a').conversation({ a: 3, d: true }), call, LIMITS).maps).toEqual({
      conversation_details: { a: 3, b: { c: [2] }, d: true },
    });
    expect(mapState(reply('a').user({ name: 'Asha' }), call, LIMITS).maps).toEqual({
      user_details: { city: 'Pune', name: 'Asha' },
    });
  });

  it('removes keys that are updated to undefined', () => {
    const answer = reply('a').conversation({ a: undefined }).user({ b: undefined });
    expect(mapState(answer, callWith({ a: 1, x: 2 }, { b: 'c' }), LIMITS)).toEqual({
      maps: { conversation_details: { x: 2 }, user_details: {} },
      warnings: [],
      omissions: [],
    });
  });

  it('keeps every key, including __proto__', () => {
    const sent = JSON.parse('{"__proto__":"a","constructor":"b"}') as object;
    const { maps } = mapState(reply('a').conversation({ x: 1 }), callWith(sent), LIMITS);
    expect(JSON.stringify(maps.conversation_details)).toBe(
      '{"__proto__":"a","constructor":"b","x":1}',
    );
  });

  it('contains all keys of the call and of the update', () => {
    const state = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
    fc.assert(
      fc.property(state, state, (sent, update) => {
        const { maps } = mapState(reply('a').conversation(update), callWith(sent), LIMITS);
        const merged = new Map([...Object.entries(sent), ...Object.entries(update)]);
        expect(new Map(Object.entries(maps.conversation_details ?? {}))).toEqual(merged);
      }),
    );
  });
});

describe('user_details', () => {
  it('converts values to strings, with a warning', () => {
    const answer = reply('a').user({ n: 42, list: ['a'] } as never);
    expect(mapState(answer, callWith(), LIMITS)).toEqual({
      maps: { user_details: { n: '42', list: '["a"]' } },
      warnings: [
        'user_details.n is not a string and was converted',
        'user_details.list is not a string and was converted',
      ],
      omissions: [],
    });
  });
});

describe('state maps over a limit', () => {
  it('are sent with a warning that contains the size', () => {
    const answer = reply('a')
      .conversation({ c: 'x'.repeat(292) })
      .user({ u: 'x'.repeat(193) });
    const { maps, warnings } = mapState(answer, callWith(), LIMITS);
    expect(Object.keys(maps)).toEqual(['conversation_details', 'user_details']);
    expect(warnings).toEqual([
      'user_details has 201 characters, over the limit of 200',
      'the state maps have 501 characters, over the limit of 500',
    ]);
  });

  it('are not warned about at the limit', () => {
    const answer = reply('a')
      .conversation({ c: 'x'.repeat(292) })
      .user({ u: 'x'.repeat(192) });
    expect(mapState(answer, callWith(), LIMITS).warnings).toEqual([]);
  });

  it('are not sent above omitAbove, while the other map is', () => {
    const answer = reply('a')
      .conversation({ c: 'x'.repeat(93) })
      .user({ u: 'y' });
    const { maps, omissions } = mapState(answer, callWith(), { ...LIMITS, omitAbove: 100 });
    expect(maps).toEqual({ user_details: { u: 'y' } });
    expect(omissions).toEqual(['conversation_details was not sent: 101 characters']);
  });
});

describe('state maps without a JSON form', () => {
  it.each([
    ['is cyclic', cyclic],
    ['is a BigInt', 1n],
  ])(
    'are not sent as conversation_details when a value %s, while the other map is',
    (_, invalid) => {
      const answer = reply('a')
        .conversation({ invalid } as never)
        .user({ u: 'y' });
      const { maps, omissions } = mapState(answer, callWith(), LIMITS);
      expect(maps).toEqual({ user_details: { u: 'y' } });
      expect(omissions).toEqual(['conversation_details was not sent: it has no JSON form']);
    },
  );

  it.each([
    ['is cyclic', cyclic],
    ['is a BigInt', 1n],
  ])('do not affect the other map when a value of user_details %s', (_, invalid) => {
    const answer = reply('a')
      .conversation({ c: 'x' })
      .user({ invalid } as never);
    expect(mapState(answer, callWith(), LIMITS).maps).toMatchObject({
      conversation_details: { c: 'x' },
    });
  });
});
