import { CommandException, EXIT, type ExitCode, type Terminal } from './terminal.js';

const TOKEN_CURE =
  'Make a token on the page "API tokens" of the console, and put it into the environment variable HAPTIK_CONSOLE_TOKEN.';

/** What is asked, and the scope that the token needs for it. */
export interface ConsoleCall {
  readonly scope: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The console's API, by a token. */
export class ConsoleClient {
  readonly #base: string;
  readonly #token: string;

  /**
   * @param url where the console is, e.g. `https://bot.example/console`
   * @throws CommandException when the URL or the token is missing
   */
  constructor(url: string | undefined, { env }: Terminal) {
    const address = url ?? env['HAPTIK_CONSOLE_URL'];
    if (!address || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
      throw new CommandException(
        EXIT.usage,
        'Say where the console is: --url https://bot.example/console, or the environment variable HAPTIK_CONSOLE_URL.',
      );
    }
    const token = env['HAPTIK_CONSOLE_TOKEN']?.trim();
    if (!token) {
      throw new CommandException(
        EXIT.usage,
        `The environment has no HAPTIK_CONSOLE_TOKEN. ${TOKEN_CURE}`,
      );
    }
    this.#base = `${address.replace(/\/+$/, '')}/api`;
    this.#token = token;
  }

  /**
   * @param path below the API
   * @throws CommandException when nobody answers, or the answer is a refusal
   */
  async ask(path: string, init: ConsoleCall): Promise<Response> {
    const { scope, ...request } = init;
    const response = await this.fetch(path, request);
    if (response.ok) return response;
    throw new CommandException(await exitOf(response.clone()), await reasonOf(response, scope));
  }

  private async fetch(path: string, request: Omit<ConsoleCall, 'scope'>): Promise<Response> {
    try {
      return await fetch(`${this.#base}/${path}`, {
        ...request,
        // A token must not follow to wherever somebody points.
        redirect: 'error',
        headers: { ...request.headers, Authorization: `Bearer ${this.#token}` },
      });
    } catch (error) {
      const { cause } = error as { cause?: { code?: string; message?: string } };
      throw new CommandException(
        EXIT.unreachable,
        `Nobody answers at ${new URL(this.#base).host} (${cause?.code ?? cause?.message ?? 'no connection'}). ` +
          'Look whether the service runs, and whether --url or HAPTIK_CONSOLE_URL is the address of its console.',
      );
    }
  }
}

/** Neither about the token nor from something else than a console: then it is about the texts. */
async function exitOf(response: Response): Promise<ExitCode> {
  const { status } = response;
  if (status === 401 || status === 403 || status === 429 || status >= 500) return EXIT.unreachable;
  const isConsole = messageOf(await response.text().catch(() => '')) !== undefined;
  return isConsole ? EXIT.refused : EXIT.unreachable;
}

async function reasonOf(response: Response, scope: string): Promise<string> {
  const text = await response.text().catch(() => '');
  if (response.status === 401) {
    return `The console does not know this token, or it has expired or was revoked. ${TOKEN_CURE}`;
  }
  const message = messageOf(text);
  if (response.status === 403) {
    return `${message ?? 'The token may not do this.'} The token needs the scope ${scope}.`;
  }
  if (message !== undefined) return message;
  return (
    `The answer was ${response.status}, and not from a console. Look whether --url or HAPTIK_CONSOLE_URL ends ` +
    'with the path of the console, such as https://bot.example/console.'
  );
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
