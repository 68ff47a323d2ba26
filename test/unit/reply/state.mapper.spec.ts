import * as fc from 'fast-check';
import { reply } from 'nestjs-haptik';
import { NodeCall } from '../../../src/payload/node.call.js';
import { mapState } from '../../../src/reply/state.mapper.js';

const LIMITS = { total: 500, user: 200, omitAbove: Infinity };
const callWith = (conversation: object = {}, user: object = {}) =>
  new NodeCall(
    { node: 'order', conversation_details: conversation, user_details: user },
    { bot: 'default', receivedAt: 0 },
  );
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

describe('the state that is sent', () => {
  it('is none without an update', () => {
    expect(mapState(reply('a'), callWith({ a: 1 }, { b: '2' }), LIMITS)).toEqual({
      maps: {},
      warnings: [],
      omissions: [],
    });
  });

  it('is the update merged into what the call brought, of the updated map only', () => {
    const call = callWith({ a: 1, b: { c: [2] } }, { city: 'Pune' });
    expect(mapState(reply('a').conversation({ a: 3, d: true }), call, LIMITS).maps).toEqual({
      conversation_details: { a: 3, b: { c: [2] }, d: true },
    });
    expect(mapState(reply('a').user({ name: 'Asha' }), call, LIMITS).maps).toEqual({
      user_details: { city: 'Pune', name: 'Asha' },
    });
  });

  it('loses the keys that are updated to undefined', () => {
    const answer = reply('a').conversation({ a: undefined }).user({ b: undefined });
    expect(mapState(answer, callWith({ a: 1, x: 2 }, { b: 'c' }), LIMITS)).toEqual({
      maps: { conversation_details: { x: 2 }, user_details: {} },
      warnings: [],
      omissions: [],
    });
  });

  it('keeps every key, even one that is called __proto__', () => {
    const sent = JSON.parse('{"__proto__":"a","constructor":"b"}') as object;
    const { maps } = mapState(reply('a').conversation({ x: 1 }), callWith(sent), LIMITS);
    expect(JSON.stringify(maps.conversation_details)).toBe(
      '{"__proto__":"a","constructor":"b","x":1}',
    );
  });

  it('holds all that the call brought and all that was updated', () => {
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
  it('are made strings, with a warning', () => {
    const answer = reply('a').user({ n: 42, list: ['a'] } as never);
    expect(mapState(answer, callWith(), LIMITS)).toEqual({
      maps: { user_details: { n: '42', list: '["a"]' } },
      warnings: [
        'user_details.n is no string and was made one',
        'user_details.list is no string and was made one',
      ],
      omissions: [],
    });
  });
});

describe('state over a limit', () => {
  it('is sent with a warning that tells its size', () => {
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

  it('is no state at the limit', () => {
    const answer = reply('a')
      .conversation({ c: 'x'.repeat(292) })
      .user({ u: 'x'.repeat(192) });
    expect(mapState(answer, callWith(), LIMITS).warnings).toEqual([]);
  });

  it('is not sent where the bot refuses it, and the other map is', () => {
    const answer = reply('a')
      .conversation({ c: 'x'.repeat(93) })
      .user({ u: 'y' });
    const { maps, omissions } = mapState(answer, callWith(), { ...LIMITS, omitAbove: 100 });
    expect(maps).toEqual({ user_details: { u: 'y' } });
    expect(omissions).toEqual(['conversation_details was not sent: 101 characters']);
  });
});

describe('state that has no JSON form', () => {
  it.each([
    ['is cyclic', cyclic],
    ['is a BigInt', 1n],
  ])('is not sent as conversation_details when it %s, and the other map is', (_, odd) => {
    const answer = reply('a')
      .conversation({ odd } as never)
      .user({ u: 'y' });
    const { maps, omissions } = mapState(answer, callWith(), LIMITS);
    expect(maps).toEqual({ user_details: { u: 'y' } });
    expect(omissions).toEqual(['conversation_details was not sent: it has no JSON form']);
  });

  it.each([
    ['is cyclic', cyclic],
    ['is a BigInt', 1n],
  ])('does not keep the other map back when it %s in user_details', (_, odd) => {
    const answer = reply('a')
      .conversation({ c: 'x' })
      .user({ odd } as never);
    expect(mapState(answer, callWith(), LIMITS).maps).toMatchObject({
      conversation_details: { c: 'x' },
    });
  });
});
