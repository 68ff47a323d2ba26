import { Logger } from '@nestjs/common';
import { errorCode } from '../payload/error.code.js';
import { withTimeout } from './with.timeout.js';

/** The code of an error that says: this store is still being opened, and nothing is wrong with it. */
export const STORE_OPENING = 'opening';

/** Milliseconds; tests hand in their own. */
export interface SynchronizerTimings {
  /** How long the start of the application waits for what the store holds. */
  readonly bootTimeoutMs: number;
  /** A store that does not answer within this has failed. */
  readonly operationTimeoutMs: number;
  /** After this a store that failed is asked again. */
  readonly retryDelayMs: number;
}

/** What is followed. */
export interface SynchronizedStore {
  /** Calls `changed` whenever there may be something to load; what it returns ends that. */
  watch(changed: () => void): Promise<() => Promise<void>>;
  /** Takes what the store holds. It limits its own time. */
  load(): Promise<void>;
}

/** What the log says. */
export interface SynchronizerMessages {
  readonly recovered: string;
  /** Why it fails, and what that means to users. When it is asked again is added. */
  failed(fault: string): string;
}

/** Follows a store: what it holds, when that changes, and whether it works at all. */
export class StoreSynchronizer {
  readonly #logger = new Logger('Haptik');
  #isStopped = false;
  #isFailing = false;
  #isStale = false;
  #loading: Promise<void> | undefined;
  #subscribing: Promise<void> | undefined;
  #unsubscribe: (() => Promise<void>) | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: SynchronizedStore,
    private readonly messages: SynchronizerMessages,
    private readonly timings: SynchronizerTimings,
  ) {}

  /** Ends when everything is there, or when the application has waited long enough for it. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.timings.bootTimeoutMs);
      void this.synchronize().finally(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Whether the store failed the last time. One that is still being opened did not. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    try {
      await withTimeout(this.timings.operationTimeoutMs, async () => this.#unsubscribe?.());
    } catch {
      // The application ends, and with it what could not be left.
    }
  }

  /** Never rejects. */
  private async synchronize(): Promise<void> {
    try {
      await Promise.all([this.watch(), this.load()]);
      if (this.#isFailing) this.#logger.log(this.messages.recovered);
      this.#isFailing = false;
    } catch (error) {
      this.handleFailure(error);
    }
  }

  private async watch(): Promise<void> {
    if (this.#unsubscribe) return;
    this.#subscribing ??= this.subscribe();
    await withTimeout(
      this.timings.operationTimeoutMs,
      () => this.#subscribing ?? Promise.resolve(),
    );
  }

  private async subscribe(): Promise<void> {
    try {
      this.#unsubscribe = await this.store.watch(() => void this.synchronize());
    } finally {
      this.#subscribing = undefined;
    }
    if (this.#isStopped) return this.stop();
    // What changed before the watch stood was not told.
    void this.synchronize();
  }

  /** One at a time: what changes meanwhile is loaded right behind it. */
  private load(): Promise<void> {
    this.#isStale = true;
    this.#loading ??= this.loadUntilCurrent();
    return this.#loading;
  }

  private async loadUntilCurrent(): Promise<void> {
    try {
      while (this.#isStale && !this.#isStopped) {
        this.#isStale = false;
        await this.store.load();
      }
    } finally {
      this.#loading = undefined;
    }
  }

  private handleFailure(error: unknown): void {
    if (this.#isStopped) return;
    const fault = errorCode(error);
    const isOpening = fault === STORE_OPENING;
    if (!this.#isFailing && !isOpening) {
      const again = `It is asked again every ${this.timings.retryDelayMs / 1_000} s.`;
      this.#logger.error(`${this.messages.failed(fault)} ${again}`);
    }
    this.#isFailing ||= !isOpening;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      void this.synchronize();
    }, this.timings.retryDelayMs).unref();
  }
}
