import { CommandError, EXIT_CODES, type Terminal } from './terminal.js';

const TOKEN_HINT =
  'Make a token on the page "API tokens" of the console, and put it into the environment variable HAPTIK_CONSOLE_TOKEN.';
export const WRONG_ADDRESS_HINT =
  'Look whether --url or HAPTIK_CONSOLE_URL ends with the path of the console, such as https://bot.example/console.';

/**
 * Where the console's API is.
 *
 * @param given by the option `--url`, before the environment
 * @throws CommandError when there is no such address, or it holds a password
 */
export function resolveApiUrl(given: string | undefined, { env }: Terminal): string {
  const address = (given ?? env['HAPTIK_CONSOLE_URL'])?.trim();
  if (!address || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new CommandError(
      EXIT_CODES.usage,
      'Say where the console is: --url https://bot.example/console, or the environment variable HAPTIK_CONSOLE_URL.',
    );
  }
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new CommandError(
      EXIT_CODES.usage,
      'The address of the console has a user or a password in it. Take both out; the token says who asks.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/api`;
}

/**
 * The token of the environment, without blanks around it.
 *
 * @throws CommandError when there is none, or it cannot be sent; never shows it
 */
export function readToken({ env }: Terminal): string {
  const token = env['HAPTIK_CONSOLE_TOKEN']?.trim();
  if (!token) {
    throw new CommandError(
      EXIT_CODES.usage,
      `The environment has no HAPTIK_CONSOLE_TOKEN. ${TOKEN_HINT}`,
    );
  }
  const at = token.search(/[^\w.~+/=-]/u);
  if (at === -1) return token;
  throw new CommandError(
    EXIT_CODES.token,
    `HAPTIK_CONSOLE_TOKEN holds ${describeCharacter(token.charAt(at))} (character ${at + 1} of ${token.length}), which no token ` +
      'does. Copy the token again, without line breaks, blanks or quotation marks.',
  );
}

/** What stands in a token that should not, without a character of the token. */
function describeCharacter(character: string): string {
  if (/[\r\n\u2028\u2029]/.test(character)) return 'a line break';
  if (/\s/.test(character)) return 'a blank';
  if (/["'`“”‘’]/.test(character)) return 'a quotation mark';
  return /[\p{Cc}\p{Cf}]/u.test(character) ? 'a character that is not seen' : 'a stray character';
}

/** What to do about a token that the console refuses. */
export const UNKNOWN_TOKEN_MESSAGE = `The console does not know this token, or it has expired or was revoked. ${TOKEN_HINT}`;
