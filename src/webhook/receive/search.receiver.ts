import type { IncomingMessage } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { SourceLimiter } from '../../limits/source.limiter.js';
import type { ResolvedBotOptions } from '../../options/resolved/resolved.bot.options.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { HaptikClock } from '../../resilience/deadlines/haptik.clock.js';
import { SearchCall } from '../../search/search.call.js';
import { SearchDispatcher } from '../../search/search.dispatcher.js';
import { encodeSearch } from '../../search/search.mapper.js';
import { timingSafeEqualStrings } from '../../signature/signature.js';
import { JSON_HEADERS } from './error.response.js';
import { ReceivedResponse } from './received.request.js';
import type { WebhookResponse } from './webhook.request.js';

export const SEARCH_METHODS = 'GET, HEAD';

/** A query of a search field. */
export interface SearchRequest {
  readonly bot: string | undefined;
  readonly search: string;
  readonly key: string | undefined;
  /** The request of the server, whose source is limited; undefined for other runtimes. */
  readonly message?: IncomingMessage | undefined;
  /** The parameters of the URL; of a repeated one, the first counts. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** Answers the search fields of forms. Their requests are not signed. Protocol 3.8. */
@Injectable()
export class SearchReceiver {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly dispatcher: SearchDispatcher,
    private readonly options: ResolvedHaptikOptions,
    private readonly clock: HaptikClock,
    private readonly sources: SourceLimiter,
  ) {}

  /**
   * Never rejects.
   *
   * @param request what guards and pipes of the search method get as their request
   * @param response the same, as their response
   */
  async receive(
    { bot: name, search, key, query, message }: SearchRequest,
    request: object = {},
    response: object = new ReceivedResponse(),
  ): Promise<WebhookResponse> {
    const receivedAt = this.clock.now();
    const bot = this.options.findBot(name);
    const text = firstString(query['query']) ?? '';
    const retryAfter = message && this.limit(message);
    if (retryAfter !== undefined) {
      const error = 'Too many searches. Try again in a minute.';
      const headers = { ...responseHeaders(bot), 'Retry-After': String(retryAfter) };
      return {
        status: 429,
        headers,
        body: encodeSearch({ success: false, query: text, error }, []),
      };
    }
    if (!bot || !isValidKey(key, bot.search.keys)) {
      // The same response for both, so that it reveals nothing about bots without a key.
      this.#logger.debug('Refused a search: no such bot, or not its search.key');
      const error = 'This search requires a key, or does not exist.';
      const body = encodeSearch({ success: false, query: text, error }, []);
      return { status: 401, headers: responseHeaders(bot), body };
    }
    const id = omitPlaceholder(firstString(query['user_id']));
    const userName = omitPlaceholder(firstString(query['user_name']));
    const call = new SearchCall(search, bot.name, text, id, userName, receivedAt);
    const { status, body } = await this.dispatcher.dispatch(call, request, response);
    return { status, headers: responseHeaders(bot), body };
  }

  /** Counts a search. @returns seconds after which a source over its limit may search again */
  private limit(message: IncomingMessage): number | undefined {
    const limit = this.options.sourceLimits?.searches;
    const source = limit === undefined ? undefined : this.sources.sourceOf(message);
    if (limit === undefined || source === undefined) return undefined;
    const { isBlocked, timeToBlockExpire } = this.sources.count('searches', source, limit);
    if (isBlocked) this.sources.checkProxy(message);
    return isBlocked ? timeToBlockExpire : undefined;
  }
}

function responseHeaders(bot: ResolvedBotOptions | undefined): Record<string, string> {
  const { allowOrigin = '*' } = bot?.search ?? {};
  return {
    ...JSON_HEADERS,
    'Cache-Control': 'no-store',
    ...(allowOrigin !== false && { 'Access-Control-Allow-Origin': allowOrigin }),
  };
}

/** Without keys every request is valid. All keys are compared, so that timing reveals none. */
function isValidKey(given = '', keys: readonly string[]): boolean {
  return keys.length === 0 || keys.filter((key) => timingSafeEqualStrings(key, given)).length > 0;
}

function firstString(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** The platform writes `undefined` for a user whom it does not know. Protocol 3.8. */
function omitPlaceholder(value: string | undefined): string | undefined {
  return value === '' || value === 'undefined' ? undefined : value;
}
