import { toConnectionError, IdleTimeoutError } from './connection.error.js';
import {
  resolveApiUrl,
  readToken,
  UNKNOWN_TOKEN_MESSAGE,
  WRONG_ADDRESS_HINT,
} from './console.address.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from './terminal.js';

/** What is asked, and the scope that the token needs for it. */
export interface ConsoleRequestOptions {
  readonly scope: string;
  /** The content type of the answer; anything else is not from a console. */
  readonly type: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Seconds without a sign of the console until a command gives up. */
const DEFAULT_TIMEOUT_SECONDS = 300;
/** What `setTimeout` takes. */
const MAX_TIMEOUT_SECONDS = 2_000_000;

/** The console's API, by a token. */
export class ConsoleClient {
  readonly #base: string;
  readonly #token: string;
  readonly #timeoutSeconds: number;

  /**
   * @param given `url` where the console is, e.g. `https://bot.example/console`, and `timeout` in seconds
   * @throws CommandError when the URL or the token is missing, or cannot be used
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
   * The bytes of an answer, as they come.
   *
   * @param path below the API
   * @throws CommandError when nobody answers, the answer is a refusal or no console's, or it breaks off
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
        // A token must not follow to wherever somebody points.
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
      throw toConnectionError(idleTimeout.signal.reason ?? error, url, hasResponseHead);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @throws CommandError for a word that is no number of seconds */
function parseTimeout(word: string | undefined): number {
  const seconds = word === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(word);
  if (seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS) return seconds;
  throw new CommandError(EXIT_CODES.usage, 'Give --timeout a number of seconds, such as 60.');
}

/** @throws CommandError unless a console answers what was asked for */
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
  const what = given === 'text/html' ? 'a web page' : given || 'nothing that has a type';
  const seen = status === 200 ? what : `${what} with the status ${status}`;
  throw new CommandError(
    EXIT_CODES.unreachable,
    `The address answers with ${seen}, and not as a console does. ${WRONG_ADDRESS_HINT}`,
  );
}

function createRedirectError({ status, headers, url }: Response): CommandError {
  const location = headers.get('location') ?? '';
  const target =
    location !== '' && URL.canParse(location, url) ? new URL(location, url) : undefined;
  // Its query may hold what is secret.
  const where = target ? ` to ${target.origin}${target.pathname}` : '';
  return new CommandError(
    EXIT_CODES.redirect,
    `The address answers with a redirect (${status})${where}, which a token does not follow. ` +
      'Give --url or HAPTIK_CONSOLE_URL the address where the console is in the end, with https:// if it has it.',
  );
}

/** Neither about the token nor from something else than a console: then it is about the texts. */
function getExitCode(status: number, text: string): ExitCode {
  if (status === 401 || status === 403 || status === 429 || status >= 500)
    return EXIT_CODES.unreachable;
  return parseErrorMessage(text) === undefined ? EXIT_CODES.unreachable : EXIT_CODES.refused;
}

function describeErrorResponse(status: number, text: string, scope: string): string {
  const message = parseErrorMessage(text);
  if (message === undefined) {
    return `The answer was ${status}, and not from a console. ${WRONG_ADDRESS_HINT}`;
  }
  if (status === 401) return UNKNOWN_TOKEN_MESSAGE;
  return status === 403 ? `${message} The token needs the scope ${scope}.` : message;
}

/** What a console says; whatever else answers there has no code beside its message. */
function parseErrorMessage(text: string): string | undefined {
  try {
    const { message, code } = JSON.parse(text) as { message?: unknown; code?: unknown };
    return typeof message === 'string' && typeof code === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
