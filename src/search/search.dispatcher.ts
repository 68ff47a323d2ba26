import { HttpException, Injectable, Logger } from '@nestjs/common';
import { EmptyError } from 'rxjs';
import { HaptikSetupError } from '../haptik.error.js';
import { LimitedLogger } from '../limited.logger.js';
import { Budget } from '../nodes/budget.js';
import { inTime } from '../nodes/in.time.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { TextKey } from '../options/texts.js';
import { clip, quote } from '../payload/quote.js';
import { stackOf } from '../payload/stack.js';
import type { SearchCall } from './search.call.js';
import { encodeSearch, mapSearch } from './search.mapper.js';
import { type RegisteredSearch, SearchRegistry } from './search.registry.js';

/** Statuses of what guards and pipes throw. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 422]);

/** What is sent for a question: a status and the JSON that the platform reads. */
export interface SearchReply {
  readonly status: 200 | 404;
  readonly body: string;
}

/** Takes a question to its search method, within its time, and says what came of it. */
@Injectable()
export class SearchDispatcher {
  readonly #logger = new Logger('Haptik');
  /** Nobody proved to be a user, and every key that is pressed asks. */
  readonly #faults = new LimitedLogger('Haptik');
  #inFlight = 0;

  constructor(
    private readonly options: HaptikOptions,
    private readonly registry: SearchRegistry,
    private readonly events: HaptikEvents,
  ) {}

  /** Never rejects: whatever the method does, the form gets an answer in the documented shape. */
  async dispatch(call: SearchCall, request: object, response: object): Promise<SearchReply> {
    const search = this.registry.find(call.bot, call.search);
    if (!search) return this.unknown(call);
    if (this.#inFlight >= this.options.maxInFlight) {
      return this.failed(call, 'busy', `${this.#inFlight} searches are in flight`);
    }
    this.#inFlight++;
    try {
      return await this.run(search, call, request, response);
    } catch (error) {
      return this.thrown(call, error);
    } finally {
      this.#inFlight--;
    }
  }

  private async run(
    { method, timeoutMs, limit }: RegisteredSearch,
    call: SearchCall,
    request: object,
    response: object,
  ): Promise<SearchReply> {
    const budget = new Budget(timeoutMs);
    const answer = await inTime(method, [request, response, call, budget], (how) =>
      this.#faults.warn(`${nameOf(call)}: the method ${how} after its ${timeoutMs} ms.`),
    );
    if (budget.isSpent) return this.failed(call, 'deadline', `no answer within ${timeoutMs} ms`);
    const { texts } = this.options.botOf(call);
    const fill = texts.canFill ? (text: string) => texts.fill(text, undefined) : undefined;
    const { data, dropped } = mapSearch(answer, limit, fill);
    if (dropped.length > 0) {
      this.#faults.warn(`${nameOf(call)}: left out ${clip(dropped.join('; '))}`);
    }
    return this.answered(call, encodeSearch({ success: true, query: call.query, error: '' }, data));
  }

  private answered(call: SearchCall, body: string, success = true): SearchReply {
    const { bot, search } = call;
    const milliseconds = performance.now() - call.receivedAt;
    this.events.emit({ type: 'search.answered', bot, search, success, milliseconds });
    return { status: 200, body };
  }

  private thrown(call: SearchCall, error: unknown): SearchReply {
    const isRefused = isA(HttpException, error) && REFUSALS.has(error.getStatus());
    if (!isRefused) return this.failed(call, 'error', placeOf(error));
    // A guard that wants two letters refuses the first: nothing is found, and nothing is wrong.
    this.#logger.debug(`${nameOf(call)}: a guard or a pipe refused`);
    return this.answered(call, encodeSearch({ success: true, query: call.query, error: '' }, []));
  }

  private failed(call: SearchCall, text: TextKey, cause: string): SearchReply {
    this.#faults.error(`${nameOf(call)}: ${clip(cause)}`);
    const error = this.options.botOf(call).texts.text(text, undefined);
    const body = encodeSearch({ success: false, query: call.query, error }, []);
    return this.answered(call, body, false);
  }

  private unknown(call: SearchCall): SearchReply {
    const near = this.registry.nearest(call.bot, call.search);
    const hint = near === undefined ? '' : ` Did you mean ${quote(near)}?`;
    this.#logger.debug(`${nameOf(call)}: no method answers this search.${hint}`);
    const error = 'There is no such search.';
    return { status: 404, body: encodeSearch({ success: false, query: call.query, error }, []) };
  }
}

function nameOf({ bot, search }: SearchCall): string {
  return `Bot "${bot}", search ${quote(search)}`;
}

/**
 * Where an error was thrown. Its message is left out: it may hold what the user typed, in any
 * spelling, and nobody proved to be a user.
 */
function placeOf(error: unknown): string {
  if (isA(EmptyError, error)) return 'the Observable was empty';
  if (isA(HaptikSetupError, error)) return error.message;
  const frames = stackOf(error)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const kind = isA(Error, error) ? error.constructor.name : `a ${typeof error}`;
  return [`it threw ${kind} (its message may be personal and is left out)`, ...frames].join('\n');
}

/** Also for what throws when it is asked. */
function isA<T>(type: abstract new (...args: never[]) => T, value: unknown): value is T {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}
