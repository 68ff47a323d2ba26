const SAVE_DEBOUNCE_MS = 800;
/** Delays between attempts while the server is unavailable; the last one repeats. */
const RETRY_DELAYS_MS = [1_000, 2_000, 5_000] as const;

/** Times the next save of a text: after a pause in writing, or after a failure. */
export class SaveSchedule {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(private readonly save: () => void) {}

  /** Whether the next save is an automatic attempt after a failure. */
  get isRetry(): boolean {
    return this.failures > 0;
  }

  saveAfterPause(): void {
    this.resetFailures();
    this.start(SAVE_DEBOUNCE_MS);
  }

  saveAfterFailure(): void {
    const delay = RETRY_DELAYS_MS[this.failures] ?? RETRY_DELAYS_MS.at(-1);
    this.failures++;
    this.start(delay);
  }

  resetFailures(): void {
    this.failures = 0;
  }

  cancel(): void {
    clearTimeout(this.timer);
  }

  private start(delay: number | undefined): void {
    this.cancel();
    this.timer = setTimeout(this.save, delay);
  }
}
