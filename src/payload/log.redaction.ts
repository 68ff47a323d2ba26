import { redactSecrets } from '../redaction/redact.secrets.js';
import type { NodeCall } from './node.call.js';
import { truncate, MAX_LOG_LENGTH } from './quote.js';

/** Characters to read beyond a cut, to find a secret that spans it. */
const LOOKAHEAD = 4_096;

/**
 * Removes from a text the secrets of a call: the bot's environment variables at any depth, the user's
 * token, and the secret that its signature was made with, as `redactSecrets` finds them. Values of fewer
 * than four characters stay, since they are no secrets and would tear holes into every line.
 */
export function redactCallSecrets(text: string, { sensitiveValues }: NodeCall): string {
  return redactSecrets(text, sensitiveValues);
}

/** A text for the log: without the secrets of the call, and truncated. */
export function redactForLog(text: string, call: NodeCall): string {
  return truncate(redactCallSecrets(text.slice(0, MAX_LOG_LENGTH + LOOKAHEAD), call));
}
