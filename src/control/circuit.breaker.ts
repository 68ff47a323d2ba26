import type { BreakerSettings } from '../options/breaker.settings.js';
import type { CircuitState } from '../options/haptik.event.js';
import { Pass, type PassResult } from './pass.js';

/** A pause does not double beyond this, unless the first one is longer. */
const LONGEST_PAUSE = 60_000;

/** Share of a pause by which it may last longer, so that replicas do not try all at once. */
const JITTER = 0.2;

/** What a breaker takes from around it; tests hand in their own. */
export interface Surroundings {
  /** Told of every change. */
  readonly changed?: (state: CircuitState) => void;
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
  readonly #settings: BreakerSettings;
  readonly #changed: (state: CircuitState) => void;
  readonly #now: () => number;
  readonly #random: () => number;

  #state: CircuitState = 'closed';
  /** Rises with every change, so that results from before one are known and do not count. */
  #era = 0;
  #failures = 0;
  #pauses = 0;
  #openUntil: number | undefined;
  #isProbed = false;

  constructor(
    settings: BreakerSettings,
    {
      changed = () => undefined,
      now = () => performance.now(),
      random = Math.random,
    }: Surroundings = {},
  ) {
    this.#settings = settings;
    this.#changed = changed;
    this.#now = now;
    this.#random = random;
  }

  get state(): CircuitState {
    return this.#state === 'open' && this.isPauseOver() ? 'half-open' : this.#state;
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
  tryEnter(): Pass | undefined {
    if (this.#state === 'closed') return this.pass();
    if (this.#isProbed || !this.isPauseOver()) return undefined;
    if (this.#state === 'open') this.change('half-open');
    this.#isProbed = true;
    return this.pass();
  }

  private pass(): Pass {
    const era = this.#era;
    return new Pass((result) => {
      if (era === this.#era) this.settle(result);
    });
  }

  private settle(result: PassResult): void {
    this.#isProbed = false;
    if (result === 'succeeded') this.succeed();
    else if (result === 'failed') this.fail();
  }

  private succeed(): void {
    this.#failures = 0;
    if (this.#state === 'closed') return;
    this.#pauses = 0;
    this.#openUntil = undefined;
    this.change('closed');
  }

  private fail(): void {
    this.#failures++;
    if (this.#state === 'closed' && this.#failures < this.#settings.failures) return;
    const { openForMs } = this.#settings;
    const pause = Math.min(openForMs * 2 ** this.#pauses++, Math.max(openForMs, LONGEST_PAUSE));
    this.#openUntil = this.#now() + pause * (1 + JITTER * this.#random());
    this.change('open');
  }

  private isPauseOver(): boolean {
    return this.#openUntil !== undefined && this.#now() >= this.#openUntil;
  }

  private change(state: CircuitState): void {
    this.#era++;
    this.#state = state;
    this.#changed(state);
  }
}
