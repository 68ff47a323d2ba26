import { Injectable } from '@nestjs/common';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { CallDedupeStore, type DedupeClaim } from './call.dedupe.store.js';

/** The oldest calls beyond these are forgotten, and could run again. */
const MAX_CALLS = 10_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;

interface ClaimedCall {
  readonly expiresAt: number;
  /** Undefined while the call runs. */
  readonly outcome: string | undefined;
}

/** Remembers calls of this process, within limits of number and size. */
@Injectable()
export class InMemoryCallDedupeStore extends CallDedupeStore {
  readonly #logger = new RateLimitedLogger('Haptik');
  /** In the order in which they were claimed or completed. */
  readonly #calls = new Map<string, ClaimedCall>();
  #characters = 0;

  constructor(private readonly clock: HaptikClock) {
    super();
  }

  override claim(key: string, expireAfterMs: number): Promise<DedupeClaim> {
    const call = this.#calls.get(key);
    if (!call || call.expiresAt <= this.clock.now()) {
      this.set(key, undefined, expireAfterMs);
      return Promise.resolve({ kind: 'claimed' });
    }
    const { outcome } = call;
    return Promise.resolve(
      outcome === undefined ? { kind: 'running' } : { kind: 'answered', outcome },
    );
  }

  override complete(key: string, outcome: string, expireAfterMs: number): Promise<void> {
    this.set(key, outcome, expireAfterMs);
    return Promise.resolve();
  }

  override release(key: string): Promise<void> {
    this.delete(key);
    return Promise.resolve();
  }

  private set(key: string, outcome: string | undefined, expireAfterMs: number): void {
    this.delete(key);
    this.#calls.set(key, { outcome, expiresAt: this.clock.now() + expireAfterMs });
    this.#characters += outcome?.length ?? 0;
    this.forgetOldest();
  }

  private delete(key: string): void {
    this.#characters -= this.#calls.get(key)?.outcome?.length ?? 0;
    this.#calls.delete(key);
  }

  private forgetOldest(): void {
    for (const [key, { expiresAt }] of this.#calls) {
      const isExpired = expiresAt <= this.clock.now();
      const isFull = this.#calls.size > MAX_CALLS || this.#characters > MAX_CHARACTERS;
      if (!isExpired && !isFull) return;
      if (!isExpired)
        this.#logger.warn(
          `More than ${MAX_CALLS} calls, or ${MAX_CHARACTERS} characters, are remembered for dedupe: the oldest ones ` +
            'are forgotten before their window ends. Shorten windowMs, or use storage.',
        );
      this.delete(key);
    }
  }
}
