import * as fc from 'fast-check';
import { CallBody } from '../../../src/payload/call.body.js';
import { NodeCall } from '../../../src/payload/node.call.js';
import { quoteNode, redactCallValues, redactForLog } from '../../../src/payload/log.redaction.js';

const callWith = (env: Record<string, unknown>, authCode?: string) =>
  new NodeCall(new CallBody({ node: 'order', env_variables: env, user: { auth_code: authCode } }), {
    bot: 'default',
    receivedAt: 0,
    applicationSecrets: () => [],
  });

it('a call is not made without the secrets of the application, which its lines must not repeat', () => {
  // @ts-expect-error -- applicationSecrets is required
  const create = () => new NodeCall(new CallBody({}), { bot: 'default', receivedAt: 0 });
  expect(() => create().sensitiveValues).toThrow(TypeError);
});

describe('a redacted text', () => {
  it('is without the environment variables and the token of the user, at any position', () => {
    const call = callWith({ KEY: 'pa$$word', PIN: 4711 }, 'token-1');
    expect(redactCallValues('pa$$word, token-1 and 4711; pa$$word', call)).toBe(
      '[redacted], [redacted] and [redacted]; [redacted]',
    );
  });

  it('loses the longer secret first, so that no rest of it stays', () => {
    const call = callWith({ A: 'pass', B: 'password' });
    expect(redactCallValues('a password', call)).toBe('a [redacted]');
  });

  it('keeps values that are too short to be secrets, or no texts', () => {
    const call = callWith({ A: 'abc', B: '', C: null, D: true, E: ['true'] }, '');
    expect(redactCallValues('abc is true, null is not', call)).toBe('abc is true, null is not');
  });

  it('contains no secret of four characters or more', () => {
    const text = fc.string({ unit: fc.constantFrom('x', 'y', '$', '&', '\\', '.') });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), text), text, text, (env, authCode, line) => {
        const secrets = [...Object.values(env), authCode].filter(({ length }) => length >= 4);
        const redacted = redactCallValues(line + secrets.join('') + line, callWith(env, authCode));
        expect(secrets.filter((secret) => redacted.includes(secret))).toEqual([]);
      }),
    );
  });

  it('stays as it is when no secret is in it', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(redactCallValues(line, callWith({}))).toBe(line);
      }),
    );
  });
});

const personalCall = (node = 'order_status') =>
  new NodeCall(
    new CallBody({
      node,
      event: 'API_INTEGRATION',
      user: { user_name: 'asha-1234', full_name: 'Asha Rao', device_platform: 5 },
      entities: {
        phone: [{ entity_value: { value: '9876543210' }, detection: 'message' }],
        topic: [{ entity_value: 'order', original_text: 'my order please' }],
      },
      conversation_details: { email: 'asha@shop.example' },
      user_details: { language_code: 'en-IN', pin: 400_001 },
    }),
    { bot: 'default', receivedAt: 0, applicationSecrets: () => [] },
  );

describe('a text about a person', () => {
  it('is without the values of user, entities and state, in any case and encoding', () => {
    const phone = Buffer.from('9876543210').toString('base64');
    expect(
      redactCallValues(`ASHA of asha%40shop.example: ${phone}, pin 400001`, personalCall()),
    ).toBe('[redacted] of [redacted]: [redacted]==, pin [redacted]');
  });

  it('keeps node, event, channel, language and kind of detection', () => {
    const text = 'order_status API_INTEGRATION 5 en-IN message';
    expect(redactCallValues(text, personalCall()).replace('[redacted]', 'order')).toBe(text);
  });

  it('keeps in the frames of a stack what can be a name, and nothing else', () => {
    const stack =
      'Error: no order\n    at find (order.js:1:1)\n    at 9876543210 (b.js:1:1)\nnext order';
    expect(redactCallValues(stack, personalCall())).toBe(
      'Error: no [redacted]\n    at find (order.js:1:1)\n    at [redacted] (b.js:1:1)\nnext [redacted]',
    );
  });

  it('is dropped when a call has too many values to search for', () => {
    const call = callWith(
      Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [at, `v${at}`])),
    );
    expect(redactCallValues('v17', call)).toMatch(/^\[redacted: /);
  });

  it('names the node, unless no node can have the name', () => {
    expect(quoteNode(personalCall())).toBe('"order_status"');
    expect(quoteNode(personalCall('for asha-1234'))).toBe('"for [redacted]"');
  });
});

describe('a text for the log', () => {
  it('is redacted before it is cut, so that no half of a secret stays', () => {
    const line = redactForLog(
      `${'.'.repeat(7_996)}password${'.'.repeat(99)}`,
      callWith({ A: 'password' }),
    );
    expect(line).toBe(`${'.'.repeat(7_996)}[red…`);
  });
});
