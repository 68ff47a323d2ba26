import type { OpenAPIObject } from '@nestjs/swagger';
import * as fc from 'fast-check';
import { ConsoleApiClient, PASSWORD } from '../console/console.host.js';
import { DatabaseDigest } from './database.digest.js';
import type { FuzzRequest, HeaderLine } from './fuzz.request.js';
import type { FuzzResponse } from './fuzz.response.js';
import type { FuzzTarget } from './fuzz.target.js';
import { fuzzSettings } from './fuzz.settings.js';
import { OpenapiRequests, type Operation } from './openapi.requests.js';
import { findApiViolations } from './response.violations.js';

const ROLES = ['viewer', 'editor', 'publisher', 'administrator'] as const;
const ACTORS = ['anonymous', ...ROLES, 'token'] as const;
type Actor = (typeof ACTORS)[number];

/** In what only users of the console may read. */
export const PRIVATE_MARK = 'private-4f1d';
const OWNER = `${PRIVATE_MARK}@example.com`;
const SAFE_METHODS = new Set(['GET', 'HEAD']);

const SAMPLES = {
  language: 'en',
  languages: null,
  prefixes: null,
  id: '71',
  email: 'ravi@example.com',
  version: 0,
  at: '2100-01-01T00:00:00Z',
  expiresAt: '2100-01-01T00:00:00Z',
  scopes: ['copy:read'],
  digest: 'a'.repeat(64),
  content: 'key,en\r\n',
  format: 'csv',
};

/** The console of a target with a user of each role, and requests to all its operations. */
export class FuzzedConsole {
  readonly #credentials = new Map<Actor, readonly HeaderLine[]>([['anonymous', []]]);
  /** What an actor may not use, e.g. `viewer GET console/api/users`, as the plain request shows. */
  readonly #forbidden = new Set<string>();

  private constructor(
    private readonly target: FuzzTarget,
    private readonly url: string,
    private readonly digest: DatabaseDigest,
    readonly requests: OpenapiRequests,
  ) {}

  /** @param key a message of the application */
  static async start(
    target: FuzzTarget,
    setupToken: string,
    database: string,
    key: string,
  ): Promise<FuzzedConsole> {
    const url = `http://127.0.0.1:${target.port}`;
    const owner = new ConsoleApiClient(url);
    const token = setupToken;
    await owner.request('POST /setup', { token, name: 'Asha', email: OWNER, password: PASSWORD });
    const draft = { version: 0, text: PRIVATE_MARK };
    const saved = await owner.request(`PUT /copy/messages/${key}/en`, draft);
    if (saved.status !== 200) throw new Error(`the draft is not saved: ${saved.text}`);
    const document = JSON.parse((await owner.request('GET /openapi.json')).text) as OpenAPIObject;
    const digest = await DatabaseDigest.connect(database);
    const requests = new OpenapiRequests(document, { ...SAMPLES, key });
    const console = new FuzzedConsole(target, url, digest, requests);
    for (const role of ROLES) {
      await owner.inviteUser({ name: role, email: emailOf(role), role });
      await console.signIn(role);
    }
    const scopes = ['copy:read', 'copy:write', 'copy:publish'];
    const { body } = await owner.request('POST /tokens', { name: 'all', scopes });
    console.#credentials.set('token', [['Authorization', `Bearer ${body.token}`]]);
    await console.findForbidden();
    return console;
  }

  /** Checks that for each actor and at least one operation permission was refused. */
  get refusedActors(): ReadonlySet<string> {
    return new Set([...this.#forbidden].map((pair) => pair.split(' ', 1)[0] ?? ''));
  }

  /** Sends wrong requests of all actors to all operations. */
  async fuzz(): Promise<void> {
    const { operations } = this.requests;
    for (const operation of operations) {
      const property = fc.asyncProperty(
        this.requests.invalid(operation),
        fc.constantFrom(...ACTORS, 'administrator', 'administrator'),
        async (request, actor) => {
          const violations = await this.findViolations(operation, request, actor);
          if (violations.length > 0) throw new Error(violations.join('; '));
        },
      );
      await fc.assert(property, fuzzSettings(operations.length));
    }
  }

  close(): Promise<void> {
    return this.digest.close();
  }

  private async findViolations(
    operation: Operation,
    request: FuzzRequest,
    actor: Actor,
  ): Promise<string[]> {
    const mayChange = !SAFE_METHODS.has(request.method);
    const before = mayChange ? await this.digest.read() : {};
    const response = await this.send(request, actor);
    const isRefused = response.status === undefined || response.status >= 400;
    const after = mayChange && isRefused ? await this.digest.read() : before;
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    if (response.status === 401 && actor !== 'anonymous') await this.renew(actor);
    if (operation.route.endsWith('sign-out')) await this.renew(actor);
    const isGranted = !isRefused && this.#forbidden.has(`${actor} ${operation.route}`);
    return [
      ...this.target.findViolations(request, response),
      ...findApiViolations(response),
      ...(isGranted ? [`${actor} is granted ${operation.route}`] : []),
      ...changed.map((table) => `a refused request changed the table ${table}`),
      ...(actor === 'anonymous' && response.body.includes(PRIVATE_MARK) ? ['private data'] : []),
    ];
  }

  private send(request: FuzzRequest, actor: Actor): Promise<FuzzResponse> {
    const own = this.#credentials.get(actor) ?? [];
    return this.target.send(request, [...own, ['Sec-Fetch-Site', 'same-origin']]);
  }

  private async findForbidden(): Promise<void> {
    for (const operation of this.requests.operations) {
      const valid = this.requests.valid(operation);
      // No field that any operation knows.
      const request = { ...valid, body: valid.body && '{"unknown":1}' };
      for (const actor of ACTORS) {
        const { body } = await this.send(request, actor);
        if (operation.route.endsWith('sign-out')) await this.renew(actor);
        if (/"code":"(forbidden|unauthenticated)"/.test(body))
          this.#forbidden.add(`${actor} ${operation.route}`);
      }
    }
  }

  /** Signs in again: signing out is one of the operations. */
  private async renew(actor: Actor): Promise<void> {
    if (actor !== 'anonymous' && actor !== 'token') await this.signIn(actor);
  }

  private async signIn(role: (typeof ROLES)[number]): Promise<void> {
    const browser = new ConsoleApiClient(this.url);
    const { status, text } = await browser.signIn(emailOf(role));
    if (status !== 204) throw new Error(`${role} cannot sign in: ${text}`);
    const cookies = [...browser.cookies].map((pair) => pair.join('='));
    this.#credentials.set(role, [['Cookie', cookies.join('; ')]]);
  }
}

function emailOf(role: string): string {
  return `${role}-${PRIVATE_MARK}@example.com`;
}
