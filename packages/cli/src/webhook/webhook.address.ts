import { CommandError, EXIT_CODES } from '../terminal.js';

const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Parses the URL of the webhook. The messages never show a password of the URL.
 *
 * @throws CommandError when the URL is invalid, or contains a user or a password
 */
export function parseWebhookUrl(given: string): URL {
  const address = given.trim();
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new CommandError(
      EXIT_CODES.usage,
      'The URL of the webhook is invalid. Set --url https://bot.example/haptik.',
    );
  }
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new CommandError(
      EXIT_CODES.usage,
      'The URL of the webhook contains a user or a password. Remove both; the signature authenticates the call.',
    );
  }
  return url;
}

/** Whether only this machine reaches the URL. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK_HOST.test(hostname);
}

/** The URL without its query, which can contain a secret. */
export function describeUrl({ origin, pathname }: URL): string {
  return origin + pathname;
}

/** The target of a redirect without its query. @returns `nowhere` for none */
export function describeLocation(location: string | undefined, base: URL): string {
  return location && URL.canParse(location, base.href)
    ? describeUrl(new URL(location, base))
    : 'nowhere';
}
