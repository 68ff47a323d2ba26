import type { ServerlessContext } from './serverless.event.js';

/** Time for the response to leave. */
const MAX_MARGIN_MS = 200;
const MARGIN_SHARE = 0.1;

/** The time that the platform lets an invocation take. */
export class TimeLimit {
  readonly #startedAt = performance.now();

  /** @param platformMs what the caller of the function waits for */
  constructor(
    private readonly platformMs: number,
    private readonly context: ServerlessContext | undefined,
  ) {}

  /** Milliseconds that are left, without the margin for the response. */
  get remainingMs(): number {
    const ofPlatform = this.platformMs - (performance.now() - this.#startedAt);
    const left = Math.max(0, Math.min(ofPlatform, this.remainingOfContext));
    return left - Math.min(MAX_MARGIN_MS, left * MARGIN_SHARE);
  }

  private get remainingOfContext(): number {
    const remaining: unknown = this.context?.getRemainingTimeInMillis?.();
    return typeof remaining === 'number' && !Number.isNaN(remaining) ? remaining : Infinity;
  }
}
