import type { NodeCall } from './node.call.js';
import { clip } from './quote.js';

const SHORTEST_SECRET = 4;

/**
 * Removes from a text the secrets of a call: the bot's environment variables, the user's token,
 * and the secret that its signature was made with. Values of fewer than four characters stay, since they are no secrets and would
 * tear holes into every line.
 */
export function redact(text: string, call: NodeCall): string {
  const secrets = call.secrets
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length);
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '[redacted]'), text);
}

/** A text for the log: without the secrets of the call, and then cut to what a line bears. */
export function loggable(text: string, call: NodeCall): string {
  return clip(redact(text, call));
}
