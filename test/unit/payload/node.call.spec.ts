import { format, inspect } from 'node:util';
import * as fc from 'fast-check';
import { CallBody } from '../../../src/payload/call.body.js';
import { NodeCall } from '../../../src/payload/node.call.js';

const callOf = (body: Record<string, unknown>) =>
  new NodeCall(new CallBody(body), { bot: 'shop', receivedAt: 1, applicationSecrets: () => [] });

const PERSONAL = {
  user: { user_name: 'hush-name', full_name: 'hush-full', auth_code: 'hush-code' },
  conversation_no: 'hush-number',
  conversation_details: { order: 'hush-order' },
  user_details: { city: 'hush-city' },
  env_variables: { PASSWORD: 'hush-password' },
  entities: { phone: [{ entity_value: 'hush-phone', original_text: 'hush-text' }] },
};

describe('a call that is printed', () => {
  const call = callOf({ node: 'order', event: 'API_INTEGRATION', ...PERSONAL });

  it.each([
    ['as JSON', JSON.stringify(call)],
    ['as JSON within another object', JSON.stringify({ request: [call] })],
    ['as a copy', JSON.stringify(Object.fromEntries(Object.entries(call)))],
    ['by inspect', inspect(call)],
    ['by inspect with everything hidden', inspect({ call }, { showHidden: true, depth: null })],
    ['by inspect with getters', inspect(call, { getters: true, depth: null })],
    ['by inspect without our own form', inspect(call, { customInspect: false, depth: null })],
    ['by a log format', format('%o %O %s %j', call, call, call, call)],
    ['by its user', `${JSON.stringify(call.user)} ${inspect(call.user, { showHidden: true })}`],
    [
      'by an entity',
      `${JSON.stringify(call.entities('phone'))} ${inspect(call.entities('phone'))}`,
    ],
  ])('shows nothing personal %s', (_, printed) => {
    expect(printed).not.toContain('hush');
  });

  it('shows its node, bot and event', () => {
    expect(JSON.parse(JSON.stringify(call))).toEqual({
      node: 'order',
      bot: 'shop',
      event: 'API_INTEGRATION',
    });
    expect(inspect(call)).toMatch(/^NodeCall \{ node: 'order', bot: 'shop'/);
  });

  it('shows nothing of what the user says, whatever that is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (sent) => {
        const bare = callOf({ node: 'order' });
        const full = callOf({ node: 'order', user: sent, entities: sent, env_variables: sent });
        expect([JSON.stringify(full), inspect(full)]).toEqual([
          JSON.stringify(bare),
          inspect(bare),
        ]);
      }),
    );
  });
});

describe('what a call brings', () => {
  it('is read from its validated body, without a copy', () => {
    const body = { node: 'order', entities: {} };
    expect(callOf(body).raw).toBe(body);
  });

  it('has defaults for all that is missing', () => {
    const call = callOf({ node: 'order' });
    expect(call.entityNames).toEqual([]);
    expect(call.entity('x')).toBeUndefined();
    expect([call.userDetails, call.conversationDetails, call.envVariables]).toEqual([{}, {}, {}]);
    expect([call.event, call.step, call.conversationNo, call.language]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  it.each([null, [], 'text', 7])('has defaults where %j was sent for an object', (odd) => {
    const call = callOf({ step: 's', user: odd, user_details: odd, env_variables: odd });
    expect([call.node, call.user.userName, call.userDetails, call.envVariables]).toEqual([
      's',
      undefined,
      {},
      {},
    ]);
  });

  it('holds no entity that only a prototype has', () => {
    const call = callOf({ node: 'order', entities: {} });
    expect(['constructor', '__proto__', 'toString'].map((name) => call.entities(name))).toEqual([
      [],
      [],
      [],
    ]);
  });

  it.each([
    [null, []],
    [[], []],
    [[null, { entity_value: null }], []],
    ['bare', ['bare']],
    [
      [{ entity_value: 'a' }, { entity_value: { value: 'b' } }, 'c'],
      ['a', 'b', 'c'],
    ],
  ])('reads the entity %j as %j', (sent, texts) => {
    const call = callOf({ node: 'order', entities: { x: sent } });
    expect(call.entities('x').map(({ text }) => text)).toEqual(texts);
    expect(call.entity('x')).toBe(texts[0]);
  });

  it('takes the language of the user before that of the details, and skips an empty one', () => {
    const details = { user_details: { language_code: 'hi' } };
    expect(callOf({ user: { language_code: 'mr' }, ...details }).language).toBe('mr');
    expect(callOf({ user: { language_code: '' }, ...details }).language).toBe('hi');
  });
});
