import type { SignatureFailureReason } from '../../options/haptik.event.js';
import { isSignedWith, parseSignature, SIGNATURE_HEADER } from '../signature.js';
import { guessReason, type SignedRequestHeaders } from './body.inspection.js';
import { bodyVariants } from './body.variants.js';
import { isOfWrongAlgorithm, secretVariants } from './secret.variants.js';

/** A request whose signature was rejected. */
export interface SignatureDiagnosisInput {
  readonly headers: SignedRequestHeaders;
  /** The body as it was verified. */
  readonly bytes: Buffer;
  /** Secrets of the bot that was called. */
  readonly secrets: readonly string[];
  /** Secrets of the application's other bots. */
  readonly secretsOfOtherBots?: readonly string[];
}

/** Why a signature was rejected. */
export interface SignatureDiagnosis {
  readonly reason: SignatureFailureReason;
  /** Whether the signature proves the reason; otherwise it is the most likely one. */
  readonly isProven: boolean;
  /** How the body was written when it was signed, such as `Python`. */
  readonly detail?: string;
}

/** The problem of the header itself; `unknown` when the header is well-formed. */
export function diagnoseSignatureHeader({
  headers,
}: Pick<SignatureDiagnosisInput, 'headers'>): SignatureFailureReason {
  const header = headers[SIGNATURE_HEADER];
  if (header === undefined) {
    return headers['x-hub-signature-256'] === undefined ? 'header-missing' : 'sha256-signature';
  }
  if (typeof header !== 'string' || header.includes(',')) return 'header-repeated';
  if (/^\s*(sha256=|[0-9a-f]{64}\s*$)/i.test(header)) return 'sha256-signature';
  if (/^[0-9a-f]{40}$/i.test(header)) return 'prefix-missing';
  if (/^(sha1=)?[A-Za-z0-9+/_-]{27}=?$/.test(header)) return 'digest-in-base64';
  return parseSignature(header) ? 'unknown' : 'malformed';
}

/**
 * Finds out why a signature is wrong by trying the common causes: another secret, and changed bytes. It
 * parses the body, so use it only in development and tools.
 *
 * @returns `secret-of-another-node` when a secret of the bot made the signature
 */
export function diagnoseSignature(input: SignatureDiagnosisInput): SignatureDiagnosis {
  const headerReason = diagnoseSignatureHeader(input);
  const { headers, bytes, secrets, secretsOfOtherBots = [] } = input;
  const header = headers[SIGNATURE_HEADER];
  const digest = typeof header === 'string' ? parseSignature(header) : undefined;
  if (headerReason !== 'unknown' || !digest) return prove(headerReason);

  const isSignedByAny = (body: Uint8Array, keys: readonly (string | Uint8Array)[]): boolean =>
    keys.some((key) => isSignedWith(body, digest, key));
  if (isSignedByAny(bytes, secrets)) return prove('secret-of-another-node');
  for (const [reason, keys] of secretVariants(secrets, secretsOfOtherBots)) {
    if (isSignedByAny(bytes, keys)) return prove(reason);
  }
  for (const { reason, body, detail } of bodyVariants(bytes)) {
    if (isSignedByAny(body, secrets)) return prove(reason, detail);
  }
  if (isOfWrongAlgorithm(bytes, digest, secrets)) return prove('wrong-algorithm');
  return { reason: guessReason(bytes, headers), isProven: false };
}

function prove(reason: SignatureFailureReason, detail?: string): SignatureDiagnosis {
  return { reason, isProven: true, ...(detail !== undefined && { detail }) };
}
