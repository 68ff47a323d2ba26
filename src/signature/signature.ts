import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const HEADER_FORM = /^sha1=([0-9a-fA-F]{40})$/;

/** Name of the signature header in lower case, as in Node. */
export const SIGNATURE_HEADER = 'x-hub-signature';

/** HMAC-SHA1 of the bytes, keyed by the UTF-8 bytes of the secret. Protocol 1.3. */
export function computeDigest(bytes: Uint8Array, secret: string | Uint8Array): Buffer {
  // Digests to a string, since Node takes a third less time than for a buffer.
  return Buffer.from(createHmac('sha1', secret).update(bytes).digest('binary'), 'binary');
}

/**
 * Signs a body as Haptik does.
 *
 * @example
 * headers.set('X-Hub-Signature', sign(body, 'node-secret'));
 * @returns the value of the header: `sha1=` and 40 lower-case hex digits
 */
export function sign(bytes: Uint8Array, secret: string | Uint8Array): string {
  return `sha1=${computeDigest(bytes, secret).toString('hex')}`;
}

/** The digest in a header of the strict form `sha1=<40 hex digits>`, else undefined. */
export function parseSignature(header: string | string[] | undefined): Buffer | undefined {
  const hex = typeof header === 'string' ? HEADER_FORM.exec(header)?.[1] : undefined;
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
}

/** Whether the digest is that of the bytes with the secret, in constant time. */
export function isSignedWith(
  bytes: Uint8Array,
  digest: Uint8Array,
  secret: string | Uint8Array,
): boolean {
  return timingSafeEqual(computeDigest(bytes, secret), digest);
}

/** Whether the digest is the SHA-1 of the parts, without a key. For diagnosis only. */
export function isPlainSha1(
  digest: Uint8Array,
  ...parts: readonly (string | Uint8Array)[]
): boolean {
  const hash = createHash('sha1');
  parts.forEach((part) => hash.update(part));
  return timingSafeEqual(hash.digest(), digest);
}

/** Whether two strings are equal, in constant time. */
export function timingSafeEqualStrings(one: string, other: string): boolean {
  return isSignedWith(Buffer.from(one), computeDigest(Buffer.from(other), ''), '');
}

/**
 * Verifies a signature as this library does.
 *
 * @example
 * verify(body, request.headers['x-hub-signature'], 'node-secret');
 * @returns false for a header of any other form, too
 */
export function verify(
  bytes: Uint8Array,
  header: string | string[] | undefined,
  secret: string,
): boolean {
  const digest = parseSignature(header);
  return digest !== undefined && isSignedWith(bytes, digest, secret);
}
