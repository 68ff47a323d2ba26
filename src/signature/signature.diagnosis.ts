import type { SignatureFailureReason } from '../options/haptik.event.js';
import { isSignedWith, parseSignature } from './signature.js';

/** A request whose signature was rejected. */
export interface SignatureDiagnosisInput {
  readonly header: string | string[] | undefined;
  /** Value of `X-Hub-Signature-256`, which other platforms send. */
  readonly header256?: string | string[] | undefined;
  readonly bytes: Buffer;
  /** Secrets of the bot that was called. */
  readonly secrets: readonly string[];
  /** Secrets of the application's other bots. */
  readonly secretsOfOtherBots?: readonly string[];
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** The problem of the header itself; `unknown` when the header is well-formed. */
export function diagnoseSignatureHeader({
  header,
  header256,
}: SignatureDiagnosisInput): SignatureFailureReason {
  if (header === undefined) return header256 === undefined ? 'header-missing' : 'sha256-signature';
  if (Array.isArray(header) || header.includes(',')) return 'header-repeated';
  if (/^\s*sha256=/i.test(header)) return 'sha256-signature';
  return parseSignature(header) ? 'unknown' : 'malformed';
}

/**
 * Finds out why a signature is wrong by trying the common causes: another secret, and changed bytes. It
 * parses the body, so use it only in development and tools.
 */
export function diagnoseSignature(input: SignatureDiagnosisInput): SignatureFailureReason {
  const headerDiagnosis = diagnoseSignatureHeader(input);
  const { header, bytes, secrets, secretsOfOtherBots = [] } = input;
  const digest = parseSignature(header);
  if (headerDiagnosis !== 'unknown' || !digest) return headerDiagnosis;

  const isSignedByAny = (body: Buffer, candidates: readonly string[]): boolean =>
    candidates.some((secret) => isSignedWith(body, digest, secret));
  if (isSignedByAny(bytes, secrets)) return 'secret-of-another-node';
  if (isSignedByAny(bytes, secrets.flatMap(whitespaceVariants))) return 'secret-with-whitespace';
  if (isSignedByAny(bytes, secretsOfOtherBots)) return 'secret-of-another-bot';
  const variants: readonly [SignatureFailureReason, readonly Buffer[]][] = [
    ['byte-order-mark-changed', byteOrderMarkVariants(bytes)],
    ['body-reserialized', jsonSerializations(bytes)],
    ['charset-changed', charsetVariants(bytes)],
  ];
  const found = variants.find(([, bodies]) => bodies.some((body) => isSignedByAny(body, secrets)));
  return found?.[0] ?? 'unknown';
}

function whitespaceVariants(secret: string): string[] {
  const bare = secret.trim();
  return [bare, `${bare} `, ` ${bare}`, `${bare}\n`, `${bare}\r\n`].filter((s) => s !== secret);
}

function byteOrderMarkVariants(bytes: Buffer): Buffer[] {
  const hasMark = bytes.subarray(0, BOM.length).equals(BOM);
  return [hasMark ? bytes.subarray(BOM.length) : Buffer.concat([BOM, bytes])];
}

/** The body as common JSON serializers write it, each with and without a final newline. */
function jsonSerializations(bytes: Buffer): Buffer[] {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const indented = [2, 4].map((spaces) => JSON.stringify(value, null, spaces));
    return [JSON.stringify(value), stringifyPythonStyle(value), ...indented]
      .flatMap((text) => [text, escapeToAscii(text)])
      .flatMap((text) => [text, `${text}\n`])
      .map((text) => Buffer.from(text));
  } catch {
    // Not JSON, or nested too deep to be serialized.
    return [];
  }
}

/** One line with `", "` and `": "`, which is how Python writes JSON. */
function stringifyPythonStyle(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringifyPythonStyle).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${stringifyPythonStyle(inner)}`,
  );
  return `{${pairs.join(', ')}}`;
}

function escapeToAscii(text: string): string {
  return text.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The body before it was decoded in one charset and encoded in another. */
function charsetVariants(bytes: Buffer): Buffer[] {
  const text = bytes.toString('utf8');
  return [Buffer.from(text, 'latin1'), Buffer.from(bytes.toString('latin1'), 'utf8')];
}
