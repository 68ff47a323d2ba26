import { type ConnectionTarget, IdleTimeoutError, toConnectionError } from './connection.error.js';
import {
  resolveApiUrl,
  readToken,
  UNKNOWN_TOKEN_MESSAGE,
  WRONG_ADDRESS_HINT,
} from './console.address.js';
import { DEFAULT_TIMEOUT_SECONDS } from './command.options.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from './terminal.js';

/** A request to the console, and the token scope that it requires. */
export interface ConsoleRequestOptions {
  readonly scope: string;
  /** Expected content type of the response. */
  readonly type: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Limit of `setTimeout`. */
const MAX_TIMEOUT_SECONDS = 2_000_000;

/** A client of the console API, authenticated by a token. */
export class ConsoleClient {
  readonly #base: string;
  readonly #token: string;
  readonly #timeoutSeconds: number;

  /**
   * @param given `url` of the console, e.g. `https://bot.example/console`, and `timeout` in seconds
   * @throws CommandError when the URL or the token is missing or invalid
   */
  constructor(
    { url, timeout }: { readonly url?: string | undefined; readonly timeout?: string | undefined },
    terminal: Terminal,
  ) {
    this.#base = resolveApiUrl(url, terminal);
    this.#token = readToken(terminal);
    this.#timeoutSeconds = parseTimeout(timeout);
  }

  /**
   * Sends a request and streams the response body.
   *
   * @param path path relative to the API
   * @throws CommandError when the connection fails or is interrupted, or the response is an error or not
   * from a console
   */
  async *request(path: string, init: ConsoleRequestOptions): AsyncGenerator<Uint8Array> {
    const { scope, type, ...request } = init;
    const url = new URL(`${this.#base}/${path}`);
    const idleTimeout = new AbortController();
    const end = (): void => idleTimeout.abort(new IdleTimeoutError(this.#timeoutSeconds));
    const timer = setTimeout(end, this.#timeoutSeconds * 1000);
    let hasResponseHead = false;
    try {
      const response = await fetch(url, {
        ...request,
        // The token must not be sent to the target of a redirect.
        redirect: 'manual',
        signal: idleTimeout.signal,
        headers: { ...request.headers, Authorization: `Bearer ${this.#token}` },
      });
      hasResponseHead = response.ok;
      await assertConsoleResponse(response, scope, type);
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        yield chunk as Uint8Array;
      }
    } catch (error) {
      if (error instanceof CommandError) throw error;
      throw toConnectionError(
        idleTimeout.signal.reason ?? error,
        consoleTarget(url),
        hasResponseHead,
      );
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Describes the console for messages about its connection. */
function consoleTarget(url: URL): ConnectionTarget {
  return {
    url,
    kind: 'console',
    urlSource: '--url or HAPTIK_CONSOLE_URL',
    timeoutHint: 'Try again, or increase --timeout <seconds> for a slow console.',
    interruptedHint: 'Try again; push --dry-run shows what was written.',
  };
}

/** @throws CommandError for an invalid number of seconds */
function parseTimeout(word: string | undefined): number {
  const seconds = word === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(word);
  if (seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS) return seconds;
  throw new CommandError(EXIT_CODES.usage, '--timeout must be a number of seconds, such as 60.');
}

/** @throws CommandError unless the response is the expected response of a console */
async function assertConsoleResponse(
  response: Response,
  scope: string,
  type: string,
): Promise<void> {
  const { status, headers } = response;
  if (status >= 300 && status < 400) throw createRedirectError(response);
  if (!response.ok) {
    const text = await response.text();
    throw new CommandError(getExitCode(status, text), describeErrorResponse(status, text, scope));
  }
  const given = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (status === 200 && given === type) return;
  const what = given === 'text/html' ? 'a web page' : given || 'a body without a content type';
  const seen = status === 200 ? what : `${what} with the status ${status}`;
  throw new CommandError(
    EXIT_CODES.unreachable,
    `The response is ${seen}, which is not from a console. ${WRONG_ADDRESS_HINT}`,
  );
}

function createRedirectError({ status, headers, url }: Response): CommandError {
  const location = headers.get('location') ?? '';
  const target =
    location !== '' && URL.canParse(location, url) ? new URL(location, url) : undefined;
  // The query can contain secrets.
  const where = target ? ` to ${target.origin}${target.pathname}` : '';
  return new CommandError(
    EXIT_CODES.redirect,
    `The response is a redirect (${status})${where}, which is not followed, to protect the token. ` +
      'Set --url or HAPTIK_CONSOLE_URL to the final URL of the console, with https:// if it is available.',
  );
}

/** The exit code of an error response: about the token, not from a console, or about the texts. */
function getExitCode(status: number, text: string): ExitCode {
  if (parseErrorMessage(text) === undefined) return EXIT_CODES.unreachable;
  if (status === 401 || status === 403) return EXIT_CODES.unauthorized;
  return status === 429 || status >= 500 ? EXIT_CODES.unreachable : EXIT_CODES.failed;
}

function describeErrorResponse(status: number, text: string, scope: string): string {
  const message = parseErrorMessage(text);
  if (message === undefined) {
    return `The response has the status ${status} and is not from a console. ${WRONG_ADDRESS_HINT}`;
  }
  if (status === 401) return UNKNOWN_TOKEN_MESSAGE;
  return status === 403 ? `${message} The token needs the scope ${scope}.` : message;
}

/** The message of a console error; undefined for other responses, which have no `code`. */
function parseErrorMessage(text: string): string | undefined {
  try {
    const { message, code } = JSON.parse(text) as { message?: unknown; code?: unknown };
    return typeof message === 'string' && typeof code === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
