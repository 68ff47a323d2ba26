import type { SignatureFailureReason } from '../../options/haptik.event.js';
import { DEVELOPMENT_SECRET } from '../../options/secrets.js';
import { isPlainSha1, isSignedWith } from '../signature.js';

const BYTE_ORDER_MARK = '\ufeff';
/** What languages make of a variable that is not set. */
const TEXTS_OF_NO_SECRET = ['undefined', 'null', 'None'];

type Keys = readonly (string | Uint8Array)[];

/** What a call may be signed with instead of a secret of the bot, by reason. */
export function secretVariants(
  secrets: readonly string[],
  secretsOfOtherBots: readonly string[],
): readonly (readonly [SignatureFailureReason, Keys])[] {
  return [
    ['secret-with-whitespace', secrets.flatMap(whitespaceVariants)],
    ['secret-of-another-bot', secretsOfOtherBots],
    ['secret-with-quotes', secrets.flatMap(quoteVariants)],
    // Before the parts of a list: a space often precedes the # of a comment.
    ['secret-cut', secrets.flatMap(interpretedVariants)],
    ['secret-list', listVariants(secrets)],
    // Before the decoded ones: HMAC fills keys up with zeros, so that a key of zeros is the empty one.
    ['secret-empty', ['', ...TEXTS_OF_NO_SECRET]],
    ['secret-encoded', secrets.flatMap(encodingVariants)],
    ['development-secret', [DEVELOPMENT_SECRET]],
  ];
}

function whitespaceVariants(secret: string): string[] {
  const bare = secret.trim();
  const ends = [' ', '\n', '\r\n', '\r'].map((end) => bare + end);
  return [bare, ...ends, ` ${bare}`, BYTE_ORDER_MARK + bare].filter((one) => one !== secret);
}

/** What is left of a secret where it is set without quotation marks: in a .env file, a compose file or a shell. */
function interpretedVariants(secret: string): string[] {
  const variants = [
    secret.replace(/\s*#.*$/s, ''),
    secret.replace(/\s+#.*$/s, ''),
    secret.replaceAll('$$', '$'),
    secret.replaceAll(/\$(?:[A-Za-z_]\w*|\d|\{[^}]*\})/g, ''),
    secret.replaceAll(/\\(.)/gs, '$1'),
    secret.replaceAll(String.raw`\n`, '\n'),
  ];
  return variants.filter((one) => one !== secret && one !== '');
}

function quoteVariants(secret: string): string[] {
  const bare = /^(["'`])(.*)\1$/s.exec(secret.trim())?.[2];
  const quoted = ['"', "'", '`'].map((mark) => `${mark}${secret}${mark}`);
  return [...(bare === undefined ? [] : [bare, bare.trim()]), ...quoted];
}

/** The parts of a list that is used as one secret, and the list of several secrets. */
function listVariants(secrets: readonly string[]): string[] {
  const parts = secrets.flatMap((secret) => (/[,;\s]/.test(secret) ? secret.split(/[,;\s]+/) : []));
  const joined = secrets.length > 1 ? [secrets.join(','), secrets.join(', ')] : [];
  return [...parts.filter((part) => part !== ''), ...joined];
}

function encodingVariants(secret: string): (string | Uint8Array)[] {
  const bytes = Buffer.from(secret);
  const decoded = [Buffer.from(secret, 'base64'), Buffer.from(secret, 'hex')];
  return [
    ...decoded.filter(({ length }) => length > 0),
    bytes.toString('base64'),
    bytes.toString('hex'),
    encodeURIComponent(secret),
    decodePercent(secret),
    secret.toLowerCase(),
    secret.toUpperCase(),
  ];
}

function decodePercent(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}

/** Whether a digest is one that code computes instead of the HMAC keyed by the secret. */
export function isOfWrongAlgorithm(
  bytes: Uint8Array,
  digest: Buffer,
  secrets: readonly string[],
): boolean {
  const isOfSecret = (secret: string): boolean =>
    isPlainSha1(digest, secret, bytes) ||
    isPlainSha1(digest, bytes, secret) ||
    isSignedWith(Buffer.from(secret), digest, bytes);
  return isPlainSha1(digest, bytes) || secrets.some(isOfSecret);
}
