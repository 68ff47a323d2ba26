import { Logger } from '@nestjs/common';
import { errorCode } from '../payload/error.code.js';
import { Deadline } from './deadlines/deadline.js';
import { SYSTEM_CLOCK } from './deadlines/haptik.clock.js';
import { withDeadline, withTimeout } from './deadlines/with.timeout.js';

/** The `code` of an error of a store that is still opening. It does not count as a failure. */
export const STORE_OPENING = 'opening';

/** Timings in milliseconds, which tests replace. */
export interface SynchronizerTimings {
  /** How long the boot of the application waits for the content of the store. */
  readonly bootTimeoutMs: number;
  /** Timeout of an operation of the store. */
  readonly operationTimeoutMs: number;
  /** Delay before the next attempt after a failure. */
  readonly retryDelayMs: number;
}

/** The store to synchronize with. */
export interface SynchronizedStore {
  /** Calls `changed` whenever the content may have changed. The returned function unsubscribes. */
  watch(changed: () => void): Promise<() => Promise<void>>;
  /** Loads the content of the store. It must enforce its own timeout. */
  load(): Promise<void>;
}

/** Log messages. */
export interface SynchronizerMessages {
  readonly recovered: string;
  /** The failure and its effect on users. The synchronizer appends the retry delay. */
  failed(code: string): string;
}

/** Keeps in sync with a store: loads its content, reloads it on changes, and retries after failures. */
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

  /** Resolves when the content is loaded, or after `bootTimeoutMs`. */
  start(): Promise<void> {
    // Unlike `withTimeout`, keeps the process alive until the boot continues.
    const deadline = new Deadline(this.timings.bootTimeoutMs, SYSTEM_CLOCK);
    return withDeadline<void>(
      deadline,
      () => this.synchronize(),
      () => undefined,
    );
  }

  /** Whether the last operation of the store failed. A store that is still opening has not failed. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    try {
      await withTimeout(this.timings.operationTimeoutMs, async () => this.#unsubscribe?.());
    } catch {
      // The application shuts down, which ends the subscription as well.
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
    // Changes before the subscription was active were not reported.
    void this.synchronize();
  }

  /** Runs one load at a time. A change during a load triggers another one. */
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
    const code = errorCode(error);
    const isOpening = code === STORE_OPENING;
    if (!this.#isFailing && !isOpening) {
      const retry = `Retrying every ${this.timings.retryDelayMs / 1_000} s.`;
      this.#logger.error(`${this.messages.failed(code)} ${retry}`);
    }
    this.#isFailing ||= !isOpening;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      void this.synchronize();
    }, this.timings.retryDelayMs).unref();
  }
}
