import type { ResolvedBreakerOptions } from '../options/resolved.breaker.options.js';
import type { CircuitState } from '../options/haptik.event.js';
import { CircuitPermit, type CircuitPermitResult } from './circuit.permit.js';

/** A pause does not double beyond this, unless the first one is longer. */
const MAX_OPEN_MS = 60_000;

/** Share of a pause by which it may last longer, so that replicas do not try all at once. */
const JITTER = 0.2;

/** What a breaker takes from around it; tests hand in their own. */
export interface CircuitBreakerDependencies {
  /** Told of every change. */
  readonly onStateChange?: (state: CircuitState) => void;
  /** Milliseconds on a clock that never goes back. @default performance.now */
  readonly now?: () => number;
  /** From 0 to 1. @default Math.random */
  readonly random?: () => number;
}

/**
 * Keeps something that fails again and again from being called. Closed, it lets everyone in; after
 * so many failures in a row it opens and lets nobody in; when its pause is over it is half-open and
 * lets in one at a time, and the first result closes it, or opens it for a longer pause.
 */
export class CircuitBreaker {
  readonly #settings: ResolvedBreakerOptions;
  readonly #onStateChange: (state: CircuitState) => void;
  readonly #now: () => number;
  readonly #random: () => number;

  #state: CircuitState = 'closed';
  /** Rises with every change, so that results from before one are known and do not count. */
  #generation = 0;
  #failures = 0;
  #consecutiveOpens = 0;
  #openUntil: number | undefined;
  #isProbing = false;

  constructor(
    settings: ResolvedBreakerOptions,
    {
      onStateChange = () => undefined,
      now = () => performance.now(),
      random = Math.random,
    }: CircuitBreakerDependencies = {},
  ) {
    this.#settings = settings;
    this.#onStateChange = onStateChange;
    this.#now = now;
    this.#random = random;
  }

  get state(): CircuitState {
    return this.#state === 'open' && this.isReadyToProbe() ? 'half-open' : this.#state;
  }

  /** Failures in a row. */
  get failures(): number {
    return this.#failures;
  }

  /** When the pause ends, on the breaker's clock; undefined while it is closed. */
  get openUntil(): number | undefined {
    return this.#openUntil;
  }

  /** Leave to call, to be settled with what became of it; undefined when it must not be called. */
  tryAcquire(): CircuitPermit | undefined {
    if (this.#state === 'closed') return this.createPermit();
    if (this.#isProbing || !this.isReadyToProbe()) return undefined;
    if (this.#state === 'open') this.transitionTo('half-open');
    this.#isProbing = true;
    return this.createPermit();
  }

  private createPermit(): CircuitPermit {
    const generation = this.#generation;
    return new CircuitPermit((result) => {
      if (generation === this.#generation) this.record(result);
    });
  }

  private record(result: CircuitPermitResult): void {
    this.#isProbing = false;
    if (result === 'succeeded') this.recordSuccess();
    else if (result === 'failed') this.recordFailure();
  }

  private recordSuccess(): void {
    this.#failures = 0;
    if (this.#state === 'closed') return;
    this.#consecutiveOpens = 0;
    this.#openUntil = undefined;
    this.transitionTo('closed');
  }

  private recordFailure(): void {
    this.#failures++;
    if (this.#state === 'closed' && this.#failures < this.#settings.failureThreshold) return;
    const { openForMs } = this.#settings;
    const openMs = Math.min(
      openForMs * 2 ** this.#consecutiveOpens++,
      Math.max(openForMs, MAX_OPEN_MS),
    );
    this.#openUntil = this.#now() + openMs * (1 + JITTER * this.#random());
    this.transitionTo('open');
  }

  private isReadyToProbe(): boolean {
    return this.#openUntil !== undefined && this.#now() >= this.#openUntil;
  }

  private transitionTo(state: CircuitState): void {
    this.#generation++;
    this.#state = state;
    this.#onStateChange(state);
  }
}
