import { createHash, createHmac } from 'node:crypto';
import { explainSignatureFailure, sign } from 'nestjs-haptik/internal/cli';

/** Signature headers that Haptik does not send, and what it means when a webhook accepts them. */
export interface SignatureForm {
  readonly headers: Readonly<Record<string, string>>;
  readonly explanation: string;
}

const SHA256 =
  'The webhook verifies HMAC-SHA256, but Haptik signs with SHA-1. Verify HMAC-SHA1 in X-Hub-Signature: sha1=<40 hex digits>.';
const WITHOUT_PREFIX =
  'The webhook compares the header with a digest without sha1=. Haptik sends X-Hub-Signature: sha1=<40 hex digits>, so compare with that.';
const BASE64 =
  "The webhook compares with a digest in base64, but Haptik sends it in hex. Compute it by .digest('hex').";

const WRONG_ALGORITHM = explainSignatureFailure('wrong-algorithm');

/** The signatures that receivers expect by mistake. */
export function signatureForms(bytes: Uint8Array, secret: string): SignatureForm[] {
  const sha1 = createHmac('sha1', secret).update(bytes).digest();
  const sha256 = createHmac('sha256', secret).update(bytes).digest('hex');
  return [
    toForm(sha1.toString('hex'), WITHOUT_PREFIX),
    toForm(sha1.toString('base64'), BASE64),
    toForm(`sha1=${sha1.toString('base64')}`, BASE64),
    toForm(`sha256=${sha256}`, SHA256),
    toForm(sha256, SHA256),
    toForm(`sha1=${sha256}`, SHA256),
    toForm(`sha256=${sha256}`, SHA256, 'X-Hub-Signature-256'),
    toForm(plainDigest(bytes), WRONG_ALGORITHM),
    toForm(plainDigest(Buffer.from(secret), bytes), WRONG_ALGORITHM),
    toForm(plainDigest(bytes, Buffer.from(secret)), WRONG_ALGORITHM),
    toForm(sign(Buffer.from(secret), bytes), WRONG_ALGORITHM),
  ];
}

function toForm(value: string, explanation: string, name = 'X-Hub-Signature'): SignatureForm {
  return { headers: { [name]: value }, explanation };
}

function plainDigest(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return `sha1=${hash.digest('hex')}`;
}
