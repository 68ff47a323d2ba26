import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { HaptikConsoleModule } from 'nestjs-haptik/console';
import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikStorageModule } from 'nestjs-haptik/storage';
import { ConsoleAccess } from '../../src/console/console.access.js';
import { ConsoleIdentity } from '../../src/console/console.identity.js';
import { type ConsoleRole, RIGHTS_OF } from '../../src/console/console.rights.js';
import { boot, type Boot, type Platform } from './app.js';

export const shopCopy = defineCopy({
  'order.shipped': {
    text: 'Order {id} left on {day, date, medium}',
    about: 'The user asks where a parcel is.',
    usedAs: 'text',
    sample: { id: 'A-17', day: new Date('2026-01-05T00:00:00Z') },
  },
  'order.track': { text: 'Track it', about: 'Below the answer.', usedAs: 'button' },
  'price.answer': {
    text: 'It costs {price}',
    about: 'The user asks for a price.',
    usedAs: 'text',
    sample: { price: '₹ 2,499' },
  },
});

/** Who somebody is to the console of a test. */
export interface Somebody {
  readonly name: string;
  readonly role: ConsoleRole;
  readonly languages?: readonly string[];
  readonly prefixes?: readonly string[];
}

/** The console's API of an application with a database of its own. */
export class ConsoleApp {
  private constructor(
    readonly app: INestApplication,
    readonly url: string,
    private readonly folder: string,
  ) {}

  static async start(
    platform: Platform,
    {
      copy = [shopCopy],
      ...given
    }: Omit<Boot, 'platform' | 'metadata'> & {
      readonly copy?: Parameters<typeof HaptikCopyModule.forRoot>[0]['copy'];
    } = {},
  ): Promise<ConsoleApp> {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-console-'));
    const app = await boot({
      ...given,
      platform,
      metadata: {
        imports: [
          HaptikStorageModule.forRoot({ folder }),
          HaptikCopyModule.forRoot({ copy }),
          HaptikConsoleModule.forRoot({}),
        ],
      },
    });
    const identity = app.get(ConsoleIdentity, { strict: false });
    identity.whoAsks = ({ headers }) => Promise.resolve(accessOf(headers['x-somebody']));
    await app.listen(0, '127.0.0.1');
    const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    return new ConsoleApp(app, `${base}/console/api`, folder);
  }

  as(somebody: Somebody): Editor {
    return new Editor(this.url, { 'X-Somebody': encodeURIComponent(JSON.stringify(somebody)) });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Somebody who works with the console, by its API. */
export class Editor {
  constructor(
    private readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** @param line method and path below the API, e.g. `GET copy/overview` */
  async asks<T = Answer>(
    line: string,
    body?: unknown,
    type?: string,
  ): Promise<{ status: number; body: T }> {
    const response = await this.sends(line, body, type);
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  sends(line: string, body?: unknown, type = 'application/json'): Promise<Response> {
    const [method = '', path = ''] = line.split(' ');
    return fetch(`${this.url}/${path}`, {
      method,
      headers: { ...this.headers, ...(body !== undefined && { 'Content-Type': type }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** All lines of an import; the last one says how it ended. */
  async imports(request: object, type?: string): Promise<readonly Line[]> {
    const response = await this.sends('POST copy/import', request, type);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  }
}

/** As loose as JSON is; tests say what they expect of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- that is the point
export type Answer = any;
export type Line = { readonly type: string } & Answer;

function accessOf(header: string | string[] | undefined): ConsoleAccess | undefined {
  if (typeof header !== 'string') return undefined;
  const { name, role, languages, prefixes } = JSON.parse(decodeURIComponent(header)) as Somebody;
  return new ConsoleAccess({
    kind: 'user',
    id: name,
    name,
    role,
    rights: RIGHTS_OF[role],
    languages: languages ?? null,
    prefixes: prefixes ?? null,
    sessionId: name,
    ipAddress: null,
  });
}
