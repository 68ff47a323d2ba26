import { connectionFailure, SilenceError } from './connection.failure.js';
import { apiAddress, tokenOf, UNKNOWN_TOKEN, WRONG_ADDRESS } from './console.address.js';
import { CommandException, EXIT, type ExitCode, type Terminal } from './terminal.js';

/** What is asked, and the scope that the token needs for it. */
export interface ConsoleCall {
  readonly scope: string;
  /** The content type of the answer; anything else is not from a console. */
  readonly type: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Seconds without a sign of the console until a command gives up. */
const PATIENCE = 300;
/** What `setTimeout` takes. */
const MOST_PATIENCE = 2_000_000;

/** The console's API, by a token. */
export class ConsoleClient {
  readonly #base: string;
  readonly #token: string;
  readonly #patience: number;

  /**
   * @param given `url` where the console is, e.g. `https://bot.example/console`, and `timeout` in seconds
   * @throws CommandException when the URL or the token is missing, or cannot be used
   */
  constructor(
    { url, timeout }: { readonly url?: string | undefined; readonly timeout?: string | undefined },
    terminal: Terminal,
  ) {
    this.#base = apiAddress(url, terminal);
    this.#token = tokenOf(terminal);
    this.#patience = patienceOf(timeout);
  }

  /**
   * The bytes of an answer, as they come.
   *
   * @param path below the API
   * @throws CommandException when nobody answers, the answer is a refusal or no console's, or it breaks off
   */
  async *ask(path: string, init: ConsoleCall): AsyncGenerator<Uint8Array> {
    const { scope, type, ...request } = init;
    const url = new URL(`${this.#base}/${path}`);
    const silence = new AbortController();
    const end = (): void => silence.abort(new SilenceError(this.#patience));
    const timer = setTimeout(end, this.#patience * 1000);
    let hasBegun = false;
    try {
      const response = await fetch(url, {
        ...request,
        // A token must not follow to wherever somebody points.
        redirect: 'manual',
        signal: silence.signal,
        headers: { ...request.headers, Authorization: `Bearer ${this.#token}` },
      });
      hasBegun = response.ok;
      await checkAnswer(response, scope, type);
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        yield chunk as Uint8Array;
      }
    } catch (error) {
      if (error instanceof CommandException) throw error;
      throw connectionFailure(silence.signal.reason ?? error, url, hasBegun);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @throws CommandException for a word that is no number of seconds */
function patienceOf(word: string | undefined): number {
  const seconds = word === undefined ? PATIENCE : Number(word);
  if (seconds > 0 && seconds <= MOST_PATIENCE) return seconds;
  throw new CommandException(EXIT.usage, 'Give --timeout a number of seconds, such as 60.');
}

/** @throws CommandException unless a console answers what was asked for */
async function checkAnswer(response: Response, scope: string, type: string): Promise<void> {
  const { status, headers } = response;
  if (status >= 300 && status < 400) throw redirected(response);
  if (!response.ok) {
    const text = await response.text();
    throw new CommandException(exitOf(status, text), reasonOf(status, text, scope));
  }
  const given = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (status === 200 && given === type) return;
  const what = given === 'text/html' ? 'a web page' : given || 'nothing that has a type';
  const seen = status === 200 ? what : `${what} with the status ${status}`;
  throw new CommandException(
    EXIT.unreachable,
    `The address answers with ${seen}, and not as a console does. ${WRONG_ADDRESS}`,
  );
}

function redirected({ status, headers, url }: Response): CommandException {
  const location = headers.get('location') ?? '';
  const target =
    location !== '' && URL.canParse(location, url) ? new URL(location, url) : undefined;
  // Its query may hold what is secret.
  const where = target ? ` to ${target.origin}${target.pathname}` : '';
  return new CommandException(
    EXIT.redirect,
    `The address answers with a redirect (${status})${where}, which a token does not follow. ` +
      'Give --url or HAPTIK_CONSOLE_URL the address where the console is in the end, with https:// if it has it.',
  );
}

/** Neither about the token nor from something else than a console: then it is about the texts. */
function exitOf(status: number, text: string): ExitCode {
  if (status === 401 || status === 403 || status === 429 || status >= 500) return EXIT.unreachable;
  return messageOf(text) === undefined ? EXIT.unreachable : EXIT.refused;
}

function reasonOf(status: number, text: string, scope: string): string {
  const message = messageOf(text);
  if (message === undefined) {
    return `The answer was ${status}, and not from a console. ${WRONG_ADDRESS}`;
  }
  if (status === 401) return UNKNOWN_TOKEN;
  return status === 403 ? `${message} The token needs the scope ${scope}.` : message;
}

/** What a console says; whatever else answers there has no code beside its message. */
function messageOf(text: string): string | undefined {
  try {
    const { message, code } = JSON.parse(text) as { message?: unknown; code?: unknown };
    return typeof message === 'string' && typeof code === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
