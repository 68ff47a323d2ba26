import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import { CopyRepository } from '../../../src/copy/copy.repository.js';
import type { ConsoleRole } from '../../../packages/console/server/common/console.permissions.js';
import type { HttpPlatform } from '../test.app.js';
import { type ConsoleApiClient, ConsoleHost } from './console.host.js';

export const shopCopy = defineCopy({
  'order.shipped': {
    text: 'Order {id} left on {day, date, medium}',
    description: 'The user asks where a parcel is.',
    usedAs: 'text',
    sample: { id: 'A-17', day: new Date('2026-01-05T00:00:00Z') },
  },
  'order.track': { text: 'Track it', description: 'Below the answer.', usedAs: 'button' },
  'price.answer': {
    text: 'It costs {price}',
    description: 'The user asks for a price.',
    usedAs: 'text',
    sample: { price: '₹ 2,499' },
  },
});

/** A user of the console in a test. */
export interface TestEditorOptions {
  readonly name: string;
  readonly role: ConsoleRole;
  readonly languages?: string[];
  readonly prefixes?: string[];
}

/** The console's API of an application with texts. Close it after the test. */
export class CopyConsoleHost {
  private constructor(
    readonly host: ConsoleHost,
    readonly administrator: ConsoleApiClient,
  ) {}

  static async start(
    platform: HttpPlatform,
    copy: Parameters<typeof HaptikCopyModule.forRoot>[0]['copy'] = [shopCopy],
    database?: string,
  ): Promise<CopyConsoleHost> {
    const imports = [HaptikCopyModule.forRoot({ copy })];
    const host = await ConsoleHost.start(
      platform,
      {},
      { imports, ...(database !== undefined && { database }) },
    );
    return new CopyConsoleHost(host, await host.administrator('owner@shop.example', 'Owner'));
  }

  get url(): string {
    return `${this.host.url}/console/api`;
  }

  /** The repository of texts. A write to it looks like one of another process to the console. */
  get repository(): CopyRepository {
    return this.host.app.get(CopyRepository, { strict: false });
  }

  /** Adds a user and signs in. */
  async signInAs(editor: TestEditorOptions): Promise<EditorApiClient> {
    const email = `${editor.name}@shop.example`;
    const { browser } = await this.administrator.inviteUser({ ...editor, email });
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    return new EditorApiClient(this.url, { Cookie: cookie, Origin: this.host.url });
  }

  /** Creates an API token. */
  async token(scopes: readonly string[]): Promise<string> {
    const request = { name: 'pipeline', scopes, languages: null, prefixes: null, expiresAt: null };
    return (await this.administrator.request('POST /tokens', request)).body.token;
  }

  async stop(): Promise<void> {
    await this.host.app.close();
  }
}

/** A client of the console's API. */
export class EditorApiClient {
  constructor(
    private readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** @param line method and path below the API, e.g. `GET copy/overview` */
  async request(
    line: string,
    body?: unknown,
    type?: string,
  ): Promise<{ status: number; body: EditorJson }> {
    const response = await this.send(line, body, type);
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  send(line: string, body?: unknown, type = 'application/json'): Promise<Response> {
    const [method = '', path = ''] = line.split(' ');
    return fetch(`${this.url}/${path}`, {
      method,
      headers: { ...this.headers, ...(body !== undefined && { 'Content-Type': type }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** All lines of an import; the last one says how it ended. */
  async importFile(request: object, type?: string): Promise<readonly ImportResponseLine[]> {
    const response = await this.send('POST copy/import', request, type);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }
}

/** Untyped JSON; the tests assert its shape. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests read any JSON
export type EditorJson = any;
export type ImportResponseLine = EditorJson;
