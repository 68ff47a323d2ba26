import { redactSecrets } from '../redaction/redact.secrets.js';
import type { NodeCall } from './node.call.js';
import { clip, LONGEST_TEXT } from './quote.js';

/** What must be seen beyond a cut, to find a secret that stands across it. */
const BEYOND = 4_096;

/**
 * Removes from a text the secrets of a call: the bot's environment variables at any depth, the user's
 * token, and the secret that its signature was made with, as `redactSecrets` finds them. Values of fewer
 * than four characters stay, since they are no secrets and would tear holes into every line.
 */
export function redact(text: string, { secrets }: NodeCall): string {
  return redactSecrets(text, secrets);
}

/** A text for the log: without the secrets of the call, and then cut to what a line bears. */
export function loggable(text: string, call: NodeCall): string {
  return clip(redact(text.slice(0, LONGEST_TEXT + BEYOND), call));
}
