import type { AppDescription, RecordedCall, RecordedCallList } from 'nestjs-haptik/internal';
import { DEVELOPMENT_SEGMENT } from 'nestjs-haptik/internal/pure';
import { isLoopback } from '../../webhook/webhook.address.js';

const TIMEOUT_MS = 2000;

/** The development endpoint of an app with HaptikModule, below the path of its webhook. */
export class DevelopmentClient {
  /** The path that has the endpoint below it. */
  #path: string;

  /** @param webhook the URL, without a bot or with it */
  constructor(private readonly webhook: URL) {
    this.#path = trimPath(webhook.pathname);
  }

  /** Whether the endpoint can answer: it refuses callers of other machines. */
  get isPossible(): boolean {
    return isLoopback(this.webhook);
  }

  /**
   * Asks below the path of the webhook, then, as the path may be of a bot, below its parent.
   *
   * @returns undefined when the receiver has no such endpoint
   * @throws when there is no connection
   */
  async describeApp(signal: AbortSignal): Promise<AppDescription | undefined> {
    const own = trimPath(this.webhook.pathname);
    const parent = own.replace(/\/[^/]*$/, '');
    for (const path of new Set([own, parent])) {
      const app = await this.describeAppAt(path, signal);
      if (!app || (path !== own && findBotOfPath(app, this.webhook) === undefined)) continue;
      this.#path = path;
      return app;
    }
    return undefined;
  }

  private async describeAppAt(
    path: string,
    signal: AbortSignal,
  ): Promise<AppDescription | undefined> {
    const body = await this.getAt(path, 'app', signal);
    return isRecord(body) && typeof body['bootId'] === 'string' && Array.isArray(body['bots'])
      ? (body as unknown as AppDescription)
      : undefined;
  }

  /** @returns undefined when the app has not recorded it, or no longer */
  async findCall(id: string, signal: AbortSignal): Promise<RecordedCall | undefined> {
    const body = await this.get(`calls/${encodeURIComponent(id)}`, signal);
    return isRecord(body) && typeof body['id'] === 'string'
      ? (body as unknown as RecordedCall)
      : undefined;
  }

  /** @returns undefined when the app records no calls. Newest first. */
  async listCalls(signal: AbortSignal): Promise<RecordedCallList | undefined> {
    const body = await this.get('calls?limit=100', signal);
    return isRecord(body) && Array.isArray(body['calls'])
      ? (body as unknown as RecordedCallList)
      : undefined;
  }

  private get(resource: string, signal: AbortSignal): Promise<unknown> {
    return this.getAt(this.#path, resource, signal);
  }

  /** @returns undefined for any other response than 200 with JSON */
  private async getAt(path: string, resource: string, signal: AbortSignal): Promise<unknown> {
    const base = `${this.webhook.origin}${path}`;
    const response = await fetch(`${base}/${DEVELOPMENT_SEGMENT}/${resource}`, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    if (response.status !== 200 || !isJson) {
      await response.body?.cancel();
      return undefined;
    }
    return response.json().catch(() => undefined);
  }
}

/** The bot whose own path the webhook has; undefined for that of the default bot. */
export function findBotOfPath({ bots }: AppDescription, { pathname }: URL): string | undefined {
  const path = trimPath(pathname);
  return bots.find((bot) => !bot.isDefault && trimPath(bot.path) === path)?.name;
}

const trimPath = (path: string): string => path.replace(/\/+$/, '');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
