import type { NodeCall } from './node.call.js';

const SHORTEST_SECRET = 4;

/**
 * Removes from a text the secrets that came with a call: the bot's environment variables and the
 * user's token. Values of fewer than four characters stay, since they are no secrets and would
 * tear holes into every line.
 */
export function redact(text: string, call: NodeCall): string {
  const secrets = [...Object.values(call.envVariables), call.user.authCode]
    .filter((value): value is string => typeof value === 'string')
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length);
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, '[redacted]'), text);
}
