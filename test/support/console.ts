import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { HaptikConsoleModule, type HaptikConsoleOptions } from 'nestjs-haptik/console';
import { HaptikStorageModule } from 'nestjs-haptik/storage';
import { boot, type Boot, Journal, type Platform } from './app.js';
import { migratedDatabase } from './postgres.js';

export const PASSWORD = 'correct horse battery';

/** Where the application of a console keeps what it has, and what is beside it. */
export interface HostSketch extends Pick<Boot, 'tls' | 'host'> {
  readonly folder?: string;
  readonly database?: string;
  readonly imports?: ModuleMetadata['imports'];
  readonly providers?: ModuleMetadata['providers'];
  readonly controllers?: ModuleMetadata['controllers'];
}

/**
 * An application with a console, on PostgreSQL, which takes half the time of an embedded database: the
 * browser's tests and those of storage have both. Close it when the test is over.
 */
export class ConsoleHost {
  private constructor(
    readonly app: INestApplication,
    readonly journal: Journal,
    readonly url: string,
  ) {}

  static async start(
    platform: Platform,
    options: HaptikConsoleOptions = {},
    {
      folder,
      database,
      imports = [],
      providers = [],
      controllers = [],
      tls,
      host,
    }: HostSketch = {},
  ): Promise<ConsoleHost> {
    const journal = new Journal();
    const app = await boot({
      platform,
      tls,
      ...(host && { host }),
      logger: journal,
      metadata: {
        providers: providers ?? [],
        controllers: controllers ?? [],
        imports: [
          HaptikStorageModule.forRoot(
            folder === undefined ? { url: database ?? (await migratedDatabase()) } : { folder },
          ),
          HaptikConsoleModule.forRoot(options),
          ...(imports ?? []),
        ],
      },
    });
    await app.listen(0, '127.0.0.1');
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    return new ConsoleHost(app, journal, url);
  }

  /** The token of the link that the first administrator is given. */
  async setupToken(): Promise<string> {
    for (;;) {
      const [, token] = /\/console\/setup#(\S+)/.exec(this.journal.lines.join('\n')) ?? [];
      if (token !== undefined) return token;
      await sleep(20);
    }
  }

  /** A browser that is signed in as the first administrator. */
  async administrator(email = 'asha@example.com', name = 'Asha'): Promise<ConsoleBrowser> {
    const browser = this.browser();
    const token = await this.setupToken();
    await browser.asks('POST /setup', { token, name, email, password: PASSWORD });
    return browser;
  }

  browser(): ConsoleBrowser {
    return new ConsoleBrowser(this.url);
  }
}

export interface ConsoleAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** A browser with its cookies, as far as the API sees one. */
export class ConsoleBrowser {
  readonly cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  /** @param line method and path below the API, e.g. `GET /session` */
  async asks(
    line: string,
    body?: unknown,
    headers: Record<string, string> = { Origin: this.url },
  ): Promise<ConsoleAnswer> {
    const [method = '', path = ''] = line.split(' ');
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(`${this.url}/console/api${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie !== '' && { Cookie: cookie }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    response.headers.getSetCookie().forEach((one) => this.keep(one));
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: jsonOf(text) };
  }

  signIn(email: string, password = PASSWORD): Promise<ConsoleAnswer> {
    return this.asks('POST /auth/sign-in/email', { email, password });
  }

  /** Adds somebody, and gives a browser that is signed in as them. */
  async invites(user: {
    name: string;
    email: string;
    role: string;
    languages?: readonly string[];
    prefixes?: readonly string[];
  }): Promise<{ browser: ConsoleBrowser; id: string }> {
    const made = await this.asks('POST /users', user);
    const token = String(made.body.link).split('#')[1];
    const browser = new ConsoleBrowser(this.url);
    await browser.asks('POST /invitation', { token, password: PASSWORD });
    return { browser, id: made.body.user.id };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
