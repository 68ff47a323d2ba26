import { redactSecrets } from '../redaction/redact.secrets.js';

const MAX_MESSAGE_LENGTH = 300;
/** Characters beyond the limit that are searched, to find a secret that crosses it. */
const LOOKAHEAD = 4_096;
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * A message of the platform as a safe log line: without personal data and secrets of the request,
 * in any case, on one line and truncated. Texts of fewer than four characters are not redacted,
 * since they would match in almost every message.
 */
export function redactPlatformMessage(message: string, hidden: unknown): string {
  const seen = message.slice(0, MAX_MESSAGE_LENGTH + LOOKAHEAD);
  const clean = redactSecrets(seen, hidden, { ignoreCaseAndWhitespace: true })
    .replaceAll(CONTROLS, ' ')
    .trim();
  return clean.length > MAX_MESSAGE_LENGTH ? `${clean.slice(0, MAX_MESSAGE_LENGTH)}…` : clean;
}
