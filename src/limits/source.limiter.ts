import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type BeforeApplicationShutdown, Inject, Injectable, Optional } from '@nestjs/common';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { errorCode } from '../payload/error.code.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { withTimeout } from '../resilience/deadlines/with.timeout.js';
import { resolveClientAddress, toNetwork } from './client.address.js';
import { ForwardedAddressCheck } from './forwarded.address.check.js';
import { SOURCE_COUNT_STORE, type SourceCountStore } from './source.count.store.js';
import { SourceCounts } from './source.counts.js';

const WINDOW_MS = 60_000;
const SHARE_INTERVAL_MS = 2_000;
const STORE_TIMEOUT_MS = 1_500;

/** What a source has used of its limit. Has the form of a record of `@nestjs/throttler`. */
export interface SourceLimitState {
  readonly totalHits: number;
  readonly isBlocked: boolean;
  /** Seconds until the source may send again. */
  readonly timeToExpire: number;
  readonly timeToBlockExpire: number;
}

/**
 * Counts requests of each source in minutes of the clock. Replicas add their counts up through storage, in the
 * background: a source gets at most its limit, and what all replicas receive from it in two seconds.
 */
@Injectable()
export class SourceLimiter implements BeforeApplicationShutdown {
  readonly #storeLogger = new RateLimitedLogger('Haptik');
  #counts = new SourceCounts(0);
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly clock: HaptikClock,
    private readonly proxies: ForwardedAddressCheck,
    @Optional() @Inject(SOURCE_COUNT_STORE) private readonly store?: SourceCountStore,
  ) {}

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** The source of a request: a network, or undefined when it has no address. */
  sourceOf(request: Pick<IncomingMessage, 'headers' | 'socket'>): string | undefined {
    const address = resolveClientAddress(request, this.options.trustProxy);
    return address === null ? undefined : toNetwork(address);
  }

  /** Counts a request of a source. */
  count(kind: string, source: string, limit: number): SourceLimitState {
    const now = this.clock.now();
    const minute = Math.floor((performance.timeOrigin + now) / WINDOW_MS);
    if (minute !== this.#counts.minute) this.#counts = new SourceCounts(minute);
    const totalHits = this.#counts.add(`${kind} ${source}`, limit);
    if (this.store) this.#timer ??= setInterval(() => void this.share(), SHARE_INTERVAL_MS).unref();
    const timeToExpire = Math.ceil(
      ((minute + 1) * WINDOW_MS - performance.timeOrigin - now) / 1_000,
    );
    const isBlocked = totalHits > limit;
    return { totalHits, isBlocked, timeToExpire, timeToBlockExpire: isBlocked ? timeToExpire : 0 };
  }

  /** The storage of `@nestjs/throttler`: `key` is the source, and all windows are a minute. */
  increment(
    key: string,
    _ttl: number,
    limit: number,
    _blockDuration: number,
    throttlerName: string,
  ): Promise<SourceLimitState> {
    return Promise.resolve(this.count(throttlerName, key, limit));
  }

  /** Called when a limit is reached. */
  checkProxy(request: Pick<IncomingMessage, 'headers'>): void {
    this.proxies.check(request, this.options.trustProxy);
  }

  /** Adds the counts up with those of the other replicas. Called every two seconds. */
  async share(): Promise<void> {
    const { store } = this;
    const counts = this.#counts;
    const sent = counts.takePending();
    if (!store || sent.size === 0) return;
    const keys = new Map([...sent.keys()].map((key) => [digest(key, counts.minute), key]));
    const values = new Map([...keys].map(([hash, key]) => [hash, sent.get(key) ?? 0]));
    try {
      const totals = await withTimeout(STORE_TIMEOUT_MS, () => store.add(values, 2 * WINDOW_MS));
      counts.share(
        sent,
        new Map([...totals].map(([hash, total]) => [keys.get(hash) ?? '', total])),
      );
    } catch (error) {
      this.#storeLogger.warn(
        `Limits of sources: storage failed (${errorCode(error)}), so each replica counts by itself.`,
      );
    }
  }
}

function digest(key: string, minute: number): string {
  return createHash('sha256').update(`${minute} ${key}`).digest('base64url');
}
