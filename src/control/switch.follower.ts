import { Logger } from '@nestjs/common';
import { faultKindOf } from '../payload/fault.kind.js';
import type { SwitchRecord } from './switch.record.js';
import type { SwitchStore } from './switch.store.js';
import { within } from './within.js';

/** Milliseconds; tests hand in their own. */
export interface FollowerTimes {
  /** How long the start of the application waits for the first switches. */
  readonly boot: number;
  /** A store that does not answer within this has failed. */
  readonly store: number;
  /** After this a store that failed is asked again. */
  readonly retry: number;
}

const TIMES: FollowerTimes = { boot: 2_000, store: 5_000, retry: 10_000 };

/** Follows a store: what it holds, when that changes, and whether it works at all. */
export class SwitchFollower {
  readonly #logger = new Logger('Haptik');
  #isStopped = false;
  #isFailing = false;
  #isWatching = false;
  #isDue = false;
  #writes = 0;
  #loading: Promise<void> | undefined;
  #joining: Promise<void> | undefined;
  #leave: (() => Promise<void>) | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: SwitchStore,
    private readonly apply: (records: readonly SwitchRecord[]) => void,
    private readonly times = TIMES,
  ) {}

  /** Ends when the switches are there, or when the application has waited long enough for them. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.times.boot);
      void this.follow().finally(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Changes the store. What was being loaded meanwhile may be older, and is loaded again. */
  async write(work: (store: SwitchStore) => Promise<void>): Promise<void> {
    await within(this.times.store, () => work(this.store));
    this.#writes++;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    try {
      await within(this.times.store, async () => this.#leave?.());
    } catch {
      // The application ends, and with it what could not be left.
    }
  }

  /** Never rejects. */
  private async follow(): Promise<void> {
    try {
      await Promise.all([this.watch(), this.load()]);
      if (this.#isFailing) this.#logger.log('The store of the switches works again.');
      this.#isFailing = false;
    } catch (error) {
      this.fail(error);
    }
  }

  private async watch(): Promise<void> {
    if (this.#isWatching) return;
    this.#joining ??= this.join();
    await within(this.times.store, () => this.#joining ?? Promise.resolve());
  }

  private async join(): Promise<void> {
    try {
      this.#leave = await this.store.watch(() => void this.follow());
      this.#isWatching = true;
    } finally {
      this.#joining = undefined;
    }
    if (this.#isStopped) return this.stop();
    // What changed before the watch stood was not told.
    void this.follow();
  }

  /** One at a time: what changes meanwhile is loaded right behind it. */
  private load(): Promise<void> {
    this.#isDue = true;
    this.#loading ??= this.loadWhileDue();
    return this.#loading;
  }

  private async loadWhileDue(): Promise<void> {
    try {
      while (this.#isDue && !this.#isStopped) {
        this.#isDue = false;
        const writes = this.#writes;
        const records = await within(this.times.store, () => this.store.load());
        if (writes === this.#writes) this.apply(records);
        else this.#isDue = true;
      }
    } finally {
      this.#loading = undefined;
    }
  }

  private fail(error: unknown): void {
    if (this.#isStopped) return;
    if (!this.#isFailing) {
      this.#logger.error(
        `The store of the switches failed (${faultKindOf(error)}): the last ones that are known hold, ` +
          `and changes are not seen. It is asked again every ${this.times.retry / 1_000} s.`,
      );
    }
    this.#isFailing = true;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      void this.follow();
    }, this.times.retry).unref();
  }
}
