import { randomBytes } from 'node:crypto';
import { type EmulatorFault, faults } from 'nestjs-haptik/internal/emulator';
import type { CallFault, SecretState, SignatureInfo } from '../playground.contract.js';
import type { TargetSecret } from '../target/target.secrets.js';

/** Size of the body with the fault `large-body`, below the default limit of 1 MiB. */
const LARGE_BODY_BYTES = 1_000_000;
/** Duration of a body with the fault `slow-network`. */
const SLOW_BODY_MS = 5000;

/** The fault of the connection to the receiver. */
export function toConnectionFault(
  fault: CallFault | undefined,
  length: number,
): EmulatorFault | undefined {
  if (fault === 'slow-network') return faults.throttle(SLOW_BODY_MS / Math.max(1, length));
  return fault === 'dropped-response' ? faults.dropResponse() : undefined;
}

/** Appends white space, which JSON allows, up to 1 MB. */
export function enlargeBody(bytes: Uint8Array): Uint8Array {
  const padding = Math.max(0, LARGE_BODY_BYTES - bytes.length);
  return Buffer.concat([bytes, Buffer.alloc(padding, ' ')]);
}

/** Whether the receiver must refuse the call. */
export function isForgery(fault: CallFault | undefined): boolean {
  return fault === 'wrong-secret' || fault === 'unsigned';
}

/** The key of the signature; undefined for an unsigned call. */
export function chooseKey(
  { value }: TargetSecret,
  fault: CallFault | undefined,
): string | undefined {
  if (fault === 'unsigned') return undefined;
  return fault === 'wrong-secret' ? randomBytes(32).toString('hex') : value;
}

/** How the signature was made. */
export function describeSignature(
  value: string | undefined,
  length: number,
  { variable, source }: TargetSecret,
  fault: CallFault | undefined,
): SignatureInfo | undefined {
  if (value === undefined) return undefined;
  const isForged = fault === 'wrong-secret';
  const key = isForged ? 'a random key instead of the secret' : describeKey({ variable, source });
  return {
    header: 'X-Hub-Signature',
    value,
    algorithm: 'HMAC-SHA1',
    secret: { variable, source },
    isForged,
    madeBy: `HMAC-SHA1 of the ${length} bytes of the body, keyed by ${key}, in lower-case hex after "sha1=".`,
  };
}

function describeKey({ variable, source }: SecretState): string {
  return source === 'development'
    ? `the public secret of Haptik's sample, as ${variable} is not set`
    : `the secret in ${variable}`;
}
