import { Inject, Injectable } from '@nestjs/common';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { errorCode } from '../payload/error.code.js';
import type { NodeCall } from '../payload/node.call.js';
import { NodeFailure } from '../reply/result/node.failure.js';
import type { NodeOutcome } from '../reply/result/node.result.js';
import type { Deadline } from '../resilience/deadlines/deadline.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { withTimeout } from '../resilience/deadlines/with.timeout.js';
import { CALL_DEDUPE_STORE, CallDedupeStore, type DedupeClaim } from './call.dedupe.store.js';
import { CallFingerprint } from './call.fingerprint.js';
import { InMemoryCallDedupeStore } from './in.memory.call.dedupe.store.js';
import { decodeOutcome, encodeOutcome } from './outcome.codec.js';

/** A store that takes longer is replaced by memory for the call: the bot works without the database. */
const STORE_TIMEOUT_MS = 1_000;
/** How often a call asks whether the identical one on another replica has ended. */
const POLL_INTERVAL_MS = 200;

/** Runs the method of a call, and says whether its outcome may be repeated. */
export interface DedupedRun {
  readonly windowMs: number;
  /** The time that the call has. */
  readonly deadline: Deadline;
  run(): Promise<NodeOutcome>;
  /** Whether the method did not run, or threw: an identical call runs it again. */
  canRunAgain(outcome: NodeOutcome): boolean;
  /** The call gets the outcome of an identical one. */
  onRepeated(outcome: NodeOutcome): void;
}

/** Runs identical calls of a node once within a window, and repeats the outcome. */
@Injectable()
export class CallDeduplicator {
  readonly #logger = new RateLimitedLogger('Haptik');
  readonly #running = new Map<string, Promise<NodeOutcome>>();

  constructor(
    @Inject(CALL_DEDUPE_STORE) private readonly store: CallDedupeStore,
    private readonly memory: InMemoryCallDedupeStore,
    private readonly events: HaptikEventEmitter,
    private readonly clock: HaptikClock,
  ) {}

  /** Never rejects. */
  run(call: NodeCall, run: DedupedRun): Promise<NodeOutcome> {
    const fingerprint = new CallFingerprint(call);
    const { key } = fingerprint;
    const running = this.#running.get(key);
    if (running) return running.then((outcome) => this.repeat(outcome, call, run));
    const outcome = this.claimAndRun(call, fingerprint, run).finally(() =>
      this.#running.delete(key),
    );
    this.#running.set(key, outcome);
    return outcome;
  }

  private async claimAndRun(
    call: NodeCall,
    fingerprint: CallFingerprint,
    run: DedupedRun,
  ): Promise<NodeOutcome> {
    let store = this.store;
    for (;;) {
      // While the method can run, the claim must not expire.
      const expireAfterMs = Math.max(run.windowMs, run.deadline.timeoutMs);
      const claim = await this.claim(store, fingerprint.key, expireAfterMs);
      if (claim === 'failed') {
        store = this.memory;
        continue;
      }
      if (claim.kind === 'claimed') return this.runClaimed(store, fingerprint, run);
      if (claim.kind === 'answered') {
        const outcome = this.decrypt(fingerprint, claim.outcome);
        if (!outcome) return run.run();
        return this.repeat(outcome, call, run);
      }
      if (run.deadline.remainingMs <= POLL_INTERVAL_MS)
        return new NodeFailure('deadline', 'an identical call is still running');
      await new Promise<void>((resolve) => this.clock.setTimeout(resolve, POLL_INTERVAL_MS));
    }
  }

  private async claim(
    store: CallDedupeStore,
    key: string,
    expireAfterMs: number,
  ): Promise<DedupeClaim | 'failed'> {
    try {
      return await withTimeout(STORE_TIMEOUT_MS, () => store.claim(key, expireAfterMs));
    } catch (error) {
      this.#logger.warn(
        `Dedupe: the store failed (${errorCode(error)}), so only identical calls to this process are found.`,
      );
      return 'failed';
    }
  }

  private async runClaimed(
    store: CallDedupeStore,
    fingerprint: CallFingerprint,
    run: DedupedRun,
  ): Promise<NodeOutcome> {
    const outcome = await run.run();
    const text = run.canRunAgain(outcome) ? undefined : encodeOutcome(outcome);
    void this.settle(store, fingerprint, { text, windowMs: run.windowMs });
    return outcome;
  }

  /** Stores the outcome while the reply is sent: until then, an identical call waits. */
  private async settle(
    store: CallDedupeStore,
    fingerprint: CallFingerprint,
    { text, windowMs }: { readonly text: string | undefined; readonly windowMs: number },
  ): Promise<void> {
    try {
      await (text === undefined
        ? store.release(fingerprint.key)
        : store.complete(fingerprint.key, fingerprint.encrypt(text), windowMs));
    } catch (error) {
      this.#logger.warn(`Dedupe: an outcome was not stored (${errorCode(error)}).`);
    }
  }

  private decrypt(fingerprint: CallFingerprint, text: string): NodeOutcome | undefined {
    try {
      return decodeOutcome(fingerprint.decrypt(text));
    } catch {
      this.#logger.warn('Dedupe: a stored outcome cannot be read, so the method runs again.');
      return undefined;
    }
  }

  private repeat(outcome: NodeOutcome, { bot, node }: NodeCall, run: DedupedRun): NodeOutcome {
    this.events.emit({ type: 'call.repeated', bot, node });
    run.onRepeated(outcome);
    return outcome;
  }
}
