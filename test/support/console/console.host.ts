import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication, ModuleMetadata, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { HaptikConsoleModule, type HaptikConsoleOptions } from '@nestjs-haptik/console';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import type {
  AuditEventJson,
  MessageJson,
  SessionJson,
  TextJson,
  TokenJson,
  UserJson,
} from '../../../packages/console/web/src/api/contract.js';
import { ConsoleApplication } from '../../../packages/console/server/console.application.js';
import { routesOfModule } from '../operator.api.client.js';
import { boot, type BootOptions, MemoryLogger, type HttpPlatform } from '../test.app.js';
import { migratedDatabase } from '../servers/database/postgres.test.server.js';

export const PASSWORD = 'correct horse battery';

/** Options of {@link ConsoleHost}. */
export interface ConsoleHostOptions extends Pick<BootOptions, 'tls' | 'host'> {
  /** Options of `HaptikModule`. */
  readonly haptik?: BootOptions['options'];
  readonly folder?: string;
  readonly database?: string;
  /** Whether storage counts calls. @default true */
  readonly statistics?: boolean;
  readonly imports?: ModuleMetadata['imports'];
  readonly providers?: ModuleMetadata['providers'];
  readonly controllers?: ModuleMetadata['controllers'];
}

/**
 * An application with a console on PostgreSQL, which starts in half the time of an embedded database.
 * The tests of the browser and of storage cover both. Close it after the test.
 */
export class ConsoleHost {
  private constructor(
    readonly app: INestApplication,
    readonly logger: MemoryLogger,
    readonly url: string,
  ) {}

  static async start(
    platform: HttpPlatform,
    options: HaptikConsoleOptions = {},
    {
      folder,
      database,
      statistics = true,
      imports = [],
      providers = [],
      controllers = [],
      tls,
      host,
      haptik = {},
    }: ConsoleHostOptions = {},
  ): Promise<ConsoleHost> {
    const logger = new MemoryLogger();
    const app = await boot({
      platform,
      tls,
      ...(host && { host }),
      logger: logger,
      options: haptik,
      metadata: {
        providers: providers ?? [],
        controllers: controllers ?? [],
        imports: [
          HaptikStorageModule.forRoot({
            statistics,
            ...(folder === undefined
              ? { url: database ?? (await migratedDatabase()) }
              : { folder }),
          }),
          HaptikConsoleModule.forRoot(options),
          ...(imports ?? []),
        ],
      },
    });
    await app.listen(0, '127.0.0.1');
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    return new ConsoleHost(app, logger, url);
  }

  /** The setup link for the first administrator. */
  async setupLink(): Promise<URL> {
    for (;;) {
      const [link] = /https?:\S+\/setup#\S+/.exec(this.logger.lines.join('\n')) ?? [];
      if (link !== undefined) return new URL(link);
      await sleep(20);
    }
  }

  /** The token of that link. */
  async setupToken(): Promise<string> {
    return (await this.setupLink()).hash.slice(1);
  }

  /** A client that is signed in as the first administrator. */
  async administrator(email = 'asha@example.com', name = 'Asha'): Promise<ConsoleApiClient> {
    const browser = this.createClient();
    const token = await this.setupToken();
    await browser.request('POST /setup', { token, name, email, password: PASSWORD });
    return browser;
  }

  /** The routes of the API, e.g. `GET console/api/session`. */
  routes(): string[] {
    const { app } = this.app.get(ConsoleApplication, { strict: false });
    // By its name: an import of the module would import its CommonJS packages before those of Nest.
    const modules = [...app.get(ModulesContainer).values()];
    const module = modules.find(({ name }) => name === 'ConsoleAppModule')?.metatype;
    return routesOfModule(app, module as Type, 'console/api');
  }

  createClient(): ConsoleApiClient {
    return new ConsoleApiClient(this.url);
  }
}

/** The fields of all JSON responses of the API. A response has those of its endpoint. */
export interface ConsoleApiBody {
  readonly id: string;
  readonly link: string;
  readonly token: string;
  readonly code: string;
  readonly message: string;
  readonly version: number;
  readonly total: number;
  readonly next: string | null;
  readonly user: UserJson;
  readonly view: TokenJson;
  readonly sso: unknown;
  readonly texts: MessageJson['texts'];
  readonly messages: readonly MessageJson[];
  readonly entries: readonly { readonly attempts: number }[];
  readonly current: readonly TextJson[];
  readonly changedAt: string;
  readonly events: readonly AuditEventJson[];
}

export interface ConsoleApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: ConsoleApiBody;
}

/** A client of the API that keeps cookies like a browser. */
export class ConsoleApiClient {
  readonly cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  /** @param line method and path below the API, e.g. `GET /session` */
  async request(
    line: string,
    body?: unknown,
    headers: Record<string, string> = { Origin: this.url },
  ): Promise<ConsoleApiResponse> {
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
    response.headers.getSetCookie().forEach((setCookie) => this.keep(setCookie));
    const text = await readFinite(response);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parseResponseJson(text) as ConsoleApiBody,
    };
  }

  /** The items of a response that is a list. */
  async list<T>(line: string): Promise<readonly T[]> {
    return JSON.parse((await this.request(line)).text) as readonly T[];
  }

  listSessions(): Promise<readonly SessionJson[]> {
    return this.list('GET /sessions');
  }

  listUsers(): Promise<readonly UserJson[]> {
    return this.list('GET /users');
  }

  signIn(email: string, password = PASSWORD): Promise<ConsoleApiResponse> {
    return this.request('POST /auth/sign-in/email', { email, password });
  }

  /** Adds a user and returns a client that is signed in as that user. */
  async inviteUser(user: {
    name: string;
    email: string;
    role: string;
    languages?: readonly string[];
    prefixes?: readonly string[];
  }): Promise<{ browser: ConsoleApiClient; id: string }> {
    const made = await this.request('POST /users', user);
    const token = made.body.link.split('#')[1];
    const browser = new ConsoleApiClient(this.url);
    await browser.request('POST /invitation', { token, password: PASSWORD });
    return { browser, id: made.body.user.id };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The text of a response; that of server-sent events has no end and is not read. */
async function readFinite(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text();
  await response.body?.cancel();
  return '';
}

function parseResponseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
