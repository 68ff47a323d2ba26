import { CommandError, EXIT_CODES, type Terminal } from './terminal.js';

const TOKEN_HINT =
  'Create a token on the page "API tokens" of the console, and set the environment variable HAPTIK_CONSOLE_TOKEN.';
export const WRONG_ADDRESS_HINT =
  'Check that --url or HAPTIK_CONSOLE_URL ends with the path of the console, such as https://bot.example/console.';

/**
 * Resolves the base URL of the console API.
 *
 * @param given value of `--url`, which overrides the environment
 * @throws CommandError when the URL is missing or invalid, or contains a password
 */
export function resolveApiUrl(given: string | undefined, { env }: Terminal): string {
  const address = (given ?? env['HAPTIK_CONSOLE_URL'])?.trim();
  if (!address || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new CommandError(
      EXIT_CODES.usage,
      'The URL of the console is missing or invalid. Set --url https://bot.example/console, or the environment variable HAPTIK_CONSOLE_URL.',
    );
  }
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new CommandError(
      EXIT_CODES.usage,
      'The URL of the console contains a user or a password. Remove both; the token authenticates the request.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/api`;
}

/**
 * Reads the token from the environment and trims it.
 *
 * @throws CommandError when the token is missing, or has invalid characters; never contains the token
 */
export function readToken({ env }: Terminal): string {
  const token = env['HAPTIK_CONSOLE_TOKEN']?.trim();
  if (!token) {
    throw new CommandError(
      EXIT_CODES.usage,
      `The environment variable HAPTIK_CONSOLE_TOKEN is not set. ${TOKEN_HINT}`,
    );
  }
  const at = token.search(/[^\w.~+/=-]/u);
  if (at === -1) return token;
  throw new CommandError(
    EXIT_CODES.unauthorized,
    `HAPTIK_CONSOLE_TOKEN contains ${describeCharacter(token.charAt(at))} (character ${at + 1} of ${token.length}), ` +
      'which is not valid in a token. Copy the token again, without line breaks, spaces or quotation marks.',
  );
}

/** Describes an invalid character of a token, without showing it. */
function describeCharacter(character: string): string {
  if (/[\r\n\u2028\u2029]/.test(character)) return 'a line break';
  if (/\s/.test(character)) return 'a space';
  if (/["'`“”‘’]/.test(character)) return 'a quotation mark';
  return /[\p{Cc}\p{Cf}]/u.test(character) ? 'an invisible character' : 'an invalid character';
}

/** The message for a token that the console rejects. */
export const UNKNOWN_TOKEN_MESSAGE = `The token is unknown, expired or revoked. ${TOKEN_HINT}`;
