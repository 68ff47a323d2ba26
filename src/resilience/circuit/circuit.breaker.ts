import type { ResolvedBreakerOptions } from '../../options/resolved/resolved.breaker.options.js';
import type { CircuitState } from '../../options/haptik.event.js';
import {
  CircuitPermit,
  type CircuitPermitIssuer,
  type CircuitPermitResult,
} from './circuit.permit.js';

/** The open time doubles up to this limit, or to `openForMs` if that is longer. */
const MAX_DOUBLED_OPEN_MS = 60_000;

/** Maximum extension of the open time as a fraction, so that replicas do not probe simultaneously. */
const JITTER = 0.2;

/** Dependencies of a breaker, which tests replace. */
export interface CircuitBreakerDependencies {
  /** Called on every change of the state. */
  readonly onStateChange?: (state: CircuitState) => void;
  /** Milliseconds of a monotonic clock. @default performance.now */
  readonly now?: () => number;
  /** A random number from 0 to 1. @default Math.random */
  readonly random?: () => number;
}

/**
 * Prevents calls of a resource that fails repeatedly. While closed, it permits all calls.
 * Consecutive failures open it, and it permits no calls. After the open time it is half-open and
 * permits one trial call at a time. The first result closes it, or opens it for a longer time.
 */
export class CircuitBreaker implements CircuitPermitIssuer {
  readonly #settings: ResolvedBreakerOptions;
  readonly #onStateChange: (state: CircuitState) => void;
  readonly #now: () => number;
  readonly #random: () => number;

  #state: CircuitState = 'closed';
  /** Incremented on every change of the state, so that results of earlier permits are ignored. */
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

  /** Number of consecutive failures. */
  get failures(): number {
    return this.#failures;
  }

  /** When the open time ends, on the clock of the breaker; undefined while it is closed. */
  get openUntil(): number | undefined {
    return this.#openUntil;
  }

  /** A permit for one call, to be settled with its result; undefined when the call is not permitted. */
  tryAcquire(): CircuitPermit | undefined {
    if (this.#state === 'closed') return this.createPermit();
    if (this.#isProbing || !this.isReadyToProbe()) return undefined;
    if (this.#state === 'open') this.transitionTo('half-open');
    this.#isProbing = true;
    return this.createPermit();
  }

  /** Called by a permit. Permits of an earlier state do not count. */
  settle(generation: number, result: CircuitPermitResult): void {
    if (generation === this.#generation) this.record(result);
  }

  private createPermit(): CircuitPermit {
    return new CircuitPermit(this, this.#generation);
  }

  private record(result: CircuitPermitResult): void {
    this.#isProbing = false;
    if (result === 'succeeded') this.recordSuccess();
    else this.recordFailure();
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
      Math.max(openForMs, MAX_DOUBLED_OPEN_MS),
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
