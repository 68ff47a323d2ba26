import { HttpException, Injectable, Logger } from '@nestjs/common';
import { EmptyError } from 'rxjs';
import { HaptikSetupError } from '../haptik.error.js';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { Deadline } from '../resilience/deadlines/deadline.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { Deadlines } from '../resilience/deadlines/deadlines.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import type { CallFailureReason } from '../options/haptik.event.js';
import { truncate, quote } from '../payload/quote.js';
import { formatErrorStack } from '../payload/error.stack.js';
import type { SearchCall } from './search.call.js';
import { encodeSearch, mapSearch } from './search.mapper.js';
import { type RegisteredSearch, SearchRegistry } from './search.registry.js';

/** Statuses of exceptions of guards and pipes. */
const GUARD_STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 422]);

/** The response to a query: a status and the JSON for the platform. */
export interface SearchResponse {
  readonly status: 200 | 404;
  readonly body: string;
}

/** Calls the search method of a query within its deadline, and returns the response. */
@Injectable()
export class SearchDispatcher {
  readonly #logger = new Logger('Haptik');
  /** Rate-limited: requests are not signed, and there is one for every keystroke. */
  readonly #errorLogger = new RateLimitedLogger('Haptik');
  #inFlight = 0;

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly registry: SearchRegistry,
    private readonly events: HaptikEventEmitter,
    private readonly fallbacks: FallbackReplies,
    private readonly deadlines: Deadlines,
    private readonly clock: HaptikClock,
  ) {}

  /** Never rejects: the form always gets a response in the documented shape. */
  async dispatch(call: SearchCall, request: object, response: object): Promise<SearchResponse> {
    const search = this.registry.find(call.bot, call.search);
    if (!search) return this.respondNotFound(call);
    if (this.#inFlight >= this.options.maxInFlight) {
      return this.respondFailure(call, 'busy', `${this.#inFlight} searches are in flight`);
    }
    this.#inFlight++;
    try {
      return await this.callMethod(search, call, request, response);
    } catch (error) {
      return this.respondToError(call, error);
    } finally {
      this.#inFlight--;
    }
  }

  private async callMethod(
    { handler, timeoutMs, limit }: RegisteredSearch,
    call: SearchCall,
    request: object,
    response: object,
  ): Promise<SearchResponse> {
    const deadline = new Deadline(timeoutMs, this.clock);
    const pending = Promise.resolve(handler(request, response, call, deadline));
    const result = await this.deadlines.limit(deadline, pending, (outcome) =>
      this.#errorLogger.warn(
        `${describeSearch(call)}: the method ${outcome} after its ${timeoutMs} ms.`,
      ),
    );
    if (deadline.isExpired)
      return this.respondFailure(call, 'deadline', `no answer within ${timeoutMs} ms`);
    const { texts } = this.options.getBot(call);
    const renderCopy = texts.canRenderCopy
      ? (text: string) => texts.renderCopy(text, undefined)
      : undefined;
    const { data, omitted } = mapSearch(result, limit, renderCopy);
    if (omitted.length > 0) {
      this.#errorLogger.warn(`${describeSearch(call)}: left out ${truncate(omitted.join('; '))}`);
    }
    return this.respond(call, encodeSearch({ success: true, query: call.query, error: '' }, data));
  }

  private respond(call: SearchCall, body: string, success = true): SearchResponse {
    const { bot, search } = call;
    const durationMs = this.clock.now() - call.receivedAt;
    this.events.emit({ type: 'search.answered', bot, search, success, durationMs });
    return { status: 200, body };
  }

  private respondToError(call: SearchCall, error: unknown): SearchResponse {
    const isRejected = isInstanceOf(HttpException, error) && GUARD_STATUSES.has(error.getStatus());
    if (!isRejected) return this.respondFailure(call, 'exception', describeError(error));
    // A guard can reject short queries. The result is empty, without an error.
    this.#logger.debug(`${describeSearch(call)}: a guard or a pipe refused`);
    return this.respond(call, encodeSearch({ success: true, query: call.query, error: '' }, []));
  }

  private respondFailure(
    call: SearchCall,
    reason: CallFailureReason,
    cause: string,
  ): SearchResponse {
    this.#errorLogger.error(`${describeSearch(call)}: ${truncate(cause)}`);
    const error = this.fallbacks.failureText(reason, call);
    const body = encodeSearch({ success: false, query: call.query, error }, []);
    return this.respond(call, body, false);
  }

  private respondNotFound(call: SearchCall): SearchResponse {
    const suggestion = this.registry.findClosestName(call.bot, call.search);
    const hint = suggestion === undefined ? '' : ` Did you mean ${quote(suggestion)}?`;
    this.#logger.debug(`${describeSearch(call)}: no method answers this search.${hint}`);
    const error = 'There is no such search.';
    return { status: 404, body: encodeSearch({ success: false, query: call.query, error }, []) };
  }
}

function describeSearch({ bot, search }: SearchCall): string {
  return `Bot "${bot}", search ${quote(search)}`;
}

/**
 * The location at which an error was thrown, without its message, which can contain the query in any
 * encoding. Requests are not signed.
 */
function describeError(error: unknown): string {
  if (isInstanceOf(EmptyError, error)) return 'the Observable was empty';
  if (isInstanceOf(HaptikSetupError, error)) return error.message;
  const frames = formatErrorStack(error)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const kind = isInstanceOf(Error, error) ? error.constructor.name : `a ${typeof error}`;
  return [`it threw ${kind} (its message may be personal and is left out)`, ...frames].join('\n');
}

/** Also for values that throw when they are inspected. */
function isInstanceOf<T>(type: abstract new (...args: never[]) => T, value: unknown): value is T {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}
