import { sign } from '../index.js';

/**
 * A signed call as a shell command, ready to paste.
 *
 * @param url where the bot would call
 */
export function exampleCall(
  url: string,
  secret: string,
  node: string,
  entity: [string, string],
): string {
  const [name, value] = entity;
  const body = JSON.stringify({
    node,
    event: 'API_INTEGRATION',
    user: { user_name: 'guest-1', full_name: 'Guest', device_platform: 5, language_code: 'en' },
    entities: { [name]: [{ entity_value: value, detection: 'message', original_text: value }] },
  });
  return [
    `curl -sS '${url}'`,
    `-H 'Content-Type: application/json'`,
    `-H 'X-Hub-Signature: ${sign(Buffer.from(body), secret)}'`,
    `-d '${body}'`,
  ].join(' \\\n  ');
}
