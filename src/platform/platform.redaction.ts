import { redactSecrets } from '../redaction/redact.secrets.js';

const MAX_MESSAGE_LENGTH = 300;
/** What must be seen beyond a cut, to find something that stands across it. */
const LOOKAHEAD = 4_096;
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * The platform's words, fit for a log line: without what was sent about a user and without the
 * secrets, wherever they repeat it, in any case; on one line and not too long. Texts of fewer than
 * four characters stay, since they would tear holes into every message.
 */
export function redactPlatformMessage(message: string, hidden: unknown): string {
  const seen = message.slice(0, MAX_MESSAGE_LENGTH + LOOKAHEAD);
  const clean = redactSecrets(seen, hidden, { ignoreCaseAndWhitespace: true })
    .replaceAll(CONTROLS, ' ')
    .trim();
  return clean.length > MAX_MESSAGE_LENGTH ? `${clean.slice(0, MAX_MESSAGE_LENGTH)}…` : clean;
}
