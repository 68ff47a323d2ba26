import * as fc from 'fast-check';
import { sign, verify } from 'nestjs-haptik';
import { parseSignature } from '../../../src/signature/signature.js';

const bodies = fc.uint8Array({ maxLength: 300 });
const secrets = fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' });

describe('the signature', () => {
  /** RFC 2202, section 3: the cases whose key is text. */
  it.each([
    [1, '\v'.repeat(20), 'Hi There', 'b617318655057264e28bc0b6fb378c8ef146be00'],
    [2, 'Jefe', 'what do ya want for nothing?', 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
    [5, '\f'.repeat(20), 'Test With Truncation', '4c1a03424b55e07fe7f27be1d58bb9324a9a5a04'],
  ])('is that of RFC 2202, test case %i', (_case, key, data, digest) => {
    expect(sign(Buffer.from(data), key)).toBe(`sha1=${digest}`);
  });

  it('is of the secret in UTF-8, over the bytes as they are', () => {
    expect(sign(Buffer.of(), 'ключ-नमस्ते-₹')).not.toBe(sign(Buffer.of(), 'ключ-नमस्ते-?'));
    expect(sign(Buffer.from('{"a":1}'), 's')).not.toBe(sign(Buffer.from('{"a": 1}'), 's'));
  });

  it('verifies what it signed', () => {
    fc.assert(
      fc.property(bodies, secrets, (body, secret) => {
        const header = sign(body, secret);
        expect(header).toMatch(/^sha1=[0-9a-f]{40}$/);
        expect(verify(body, header, secret)).toBe(true);
        expect(verify(body, `sha1=${header.slice(5).toUpperCase()}`, secret)).toBe(true);
      }),
    );
  });

  it('refuses a body of which one bit is another', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), secrets, fc.nat(), (body, secret, place) => {
        const header = sign(body, secret);
        const changed = Uint8Array.from(body);
        const bit = place % (body.length * 8);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verify(changed, header, secret)).toBe(false);
      }),
    );
  });

  it('refuses every digest of which one bit is another', () => {
    const body = Buffer.from('{"node":"x"}');
    const digest = parseSignature(sign(body, 'secret')) ?? Buffer.of();
    for (let bit = 0; bit < 160; bit++) {
      const changed = Buffer.from(digest);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verify(body, `sha1=${changed.toString('hex')}`, 'secret')).toBe(false);
    }
  });

  it('refuses another secret', () => {
    fc.assert(
      fc.property(bodies, secrets, secrets, (body, secret, other) => {
        fc.pre(secret !== other && !isPaddedAlike(secret, other));
        expect(verify(body, sign(body, secret), other)).toBe(false);
      }),
    );
  });

  it('refuses a header that is absent or repeated', () => {
    const body = Buffer.from('{}');
    const good = sign(body, 'secret');
    expect(verify(body, good, 'secret')).toBe(true);
    expect(verify(body, undefined, 'secret')).toBe(false);
    expect(verify(body, [good], 'secret')).toBe(false);
    expect(verify(body, [good, good], 'secret')).toBe(false);
  });

  it('refuses a header of any other form, and never throws', () => {
    const body = Buffer.from('{}');
    const good = sign(body, 'secret');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), fc.nat(45), (text, at) => {
        const header = good.slice(0, at) + text + good.slice(at);
        fc.pre(text !== '');
        expect(verify(body, header, 'secret')).toBe(false);
        expect(verify(body, text, 'secret')).toBe(false);
        expect(verify(body, good.slice(0, at), 'secret')).toBe(at >= good.length);
      }),
    );
  });
});

/** HMAC fills a short key with zeros, so that these two are one key. */
function isPaddedAlike(one: string, other: string): boolean {
  const bare = (secret: string): string => secret.replace(/\0+$/, '');
  return bare(one) === bare(other);
}
