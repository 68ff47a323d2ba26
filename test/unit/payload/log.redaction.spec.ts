import * as fc from 'fast-check';
import { CallBody } from '../../../src/payload/call.body.js';
import { NodeCall } from '../../../src/payload/node.call.js';
import { redactForLog, redactCallSecrets } from '../../../src/payload/log.redaction.js';

const callWith = (env: Record<string, unknown>, authCode?: string) =>
  new NodeCall(new CallBody({ node: 'order', env_variables: env, user: { auth_code: authCode } }), {
    bot: 'default',
    receivedAt: 0,
  });

describe('a redacted text', () => {
  it('is without the environment variables and the token of the user, at any position', () => {
    const call = callWith({ KEY: 'pa$$word', PIN: 4711 }, 'token-1');
    expect(redactCallSecrets('pa$$word, token-1 and 4711; pa$$word', call)).toBe(
      '[redacted], [redacted] and [redacted]; [redacted]',
    );
  });

  it('loses the longer secret first, so that no rest of it stays', () => {
    const call = callWith({ A: 'pass', B: 'password' });
    expect(redactCallSecrets('a password', call)).toBe('a [redacted]');
  });

  it('keeps values that are too short to be secrets, or no texts', () => {
    const call = callWith({ A: 'abc', B: '', C: null, D: true, E: ['true'] }, '');
    expect(redactCallSecrets('abc is true, null is not', call)).toBe('abc is true, null is not');
  });

  it('contains no secret of four characters or more', () => {
    const text = fc.string({ unit: fc.constantFrom('x', 'y', '$', '&', '\\', '.') });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), text), text, text, (env, authCode, line) => {
        const secrets = [...Object.values(env), authCode].filter(({ length }) => length >= 4);
        const redacted = redactCallSecrets(line + secrets.join('') + line, callWith(env, authCode));
        expect(secrets.filter((secret) => redacted.includes(secret))).toEqual([]);
      }),
    );
  });

  it('stays as it is when no secret is in it', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(redactCallSecrets(line, callWith({}))).toBe(line);
      }),
    );
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
