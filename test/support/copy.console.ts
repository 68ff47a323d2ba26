import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import { CopyBook } from '../../src/copy/copy.book.js';
import type { ConsoleRole } from '../../src/console/console.rights.js';
import type { Platform } from './app.js';
import { type ConsoleBrowser, ConsoleHost } from './console.js';

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
  readonly languages?: string[];
  readonly prefixes?: string[];
}

/** The console's API of an application with texts. Close it when the test is over. */
export class ConsoleApp {
  private constructor(
    readonly host: ConsoleHost,
    readonly administrator: ConsoleBrowser,
  ) {}

  static async start(
    platform: Platform,
    copy: Parameters<typeof HaptikCopyModule.forRoot>[0]['copy'] = [shopCopy],
    database?: string,
  ): Promise<ConsoleApp> {
    const imports = [HaptikCopyModule.forRoot({ copy })];
    const host = await ConsoleHost.start(
      platform,
      {},
      { imports, ...(database !== undefined && { database }) },
    );
    return new ConsoleApp(host, await host.administrator('owner@shop.example', 'Owner'));
  }

  get url(): string {
    return `${this.host.url}/console/api`;
  }

  /** Where texts are kept; whoever writes there is another process to the console. */
  get book(): CopyBook {
    return this.host.app.get(CopyBook, { strict: false });
  }

  /** Somebody who is new, and signed in. */
  async as(somebody: Somebody): Promise<Editor> {
    const email = `${somebody.name}@shop.example`;
    const { browser } = await this.administrator.invites({ ...somebody, email });
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    return new Editor(this.url, { Cookie: cookie, Origin: this.host.url });
  }

  /** An API token. */
  async token(scopes: readonly string[]): Promise<string> {
    const request = { name: 'pipeline', scopes, languages: null, prefixes: null, expiresAt: null };
    return String((await this.administrator.asks('POST /tokens', request)).body.token);
  }

  async stop(): Promise<void> {
    await this.host.app.close();
  }
}

/** Somebody who works with the console, by its API. */
export class Editor {
  constructor(
    private readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** @param line method and path below the API, e.g. `GET copy/overview` */
  async asks(
    line: string,
    body?: unknown,
    type?: string,
  ): Promise<{ status: number; body: Answer }> {
    const response = await this.sends(line, body, type);
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
    };
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
      .map((line) => JSON.parse(line));
  }
}

/** As loose as JSON is; tests say what they expect of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- that is the point
export type Answer = any;
export type Line = Answer;
