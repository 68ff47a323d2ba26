import * as fc from 'fast-check';
import { sign, verify } from 'nestjs-haptik';

const flip = (bytes: Uint8Array, bit: number): Buffer => {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
};
const bodies = fc.uint8Array({ minLength: 1 });
const secrets = fc.string({ minLength: 1, unit: 'binary', maxLength: 100 });

describe('a signature', () => {
  it('is that of RFC 2202, test case 2', () => {
    const body = Buffer.from('what do ya want for nothing?');
    expect(sign(body, 'Jefe')).toBe('sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
  });

  it('holds for the bytes and the secret that made it', () => {
    fc.assert(
      fc.property(bodies, secrets, (body, secret) => {
        expect(verify(body, sign(body, secret), secret)).toBe(true);
      }),
    );
  });

  it('fails when a single bit of the body changes', () => {
    fc.assert(
      fc.property(bodies, secrets, fc.nat(), (body, secret, bit) => {
        expect(verify(flip(body, bit), sign(body, secret), secret)).toBe(false);
      }),
    );
  });

  it('fails when a single digit of it changes', () => {
    fc.assert(
      fc.property(bodies, secrets, fc.nat(39), (body, secret, at) => {
        const signature = sign(body, secret);
        const digit = signature[5 + at] === '0' ? '1' : '0';
        const forged = signature.slice(0, 5 + at) + digit + signature.slice(6 + at);
        expect(verify(body, forged, secret)).toBe(false);
      }),
    );
  });

  it('fails when it is absent or repeated', () => {
    const body = Buffer.from('{}');
    expect(verify(body, undefined, 'secret')).toBe(false);
    expect(verify(body, [sign(body, 'secret')], 'secret')).toBe(false);
  });
});
