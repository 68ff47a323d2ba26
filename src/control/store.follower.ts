import { Logger } from '@nestjs/common';
import { faultKindOf } from '../payload/fault.kind.js';
import { within } from './within.js';

/** The code of an error that says: this store is still being opened, and nothing is wrong with it. */
export const OPENING = 'opening';

/** Milliseconds; tests hand in their own. */
export interface FollowerTimes {
  /** How long the start of the application waits for what the store holds. */
  readonly boot: number;
  /** A store that does not answer within this has failed. */
  readonly store: number;
  /** After this a store that failed is asked again. */
  readonly retry: number;
}

/** What is followed. */
export interface FollowedStore {
  /** Calls `changed` whenever there may be something to load; what it returns ends that. */
  watch(changed: () => void): Promise<() => Promise<void>>;
  /** Takes what the store holds. It limits its own time. */
  load(): Promise<void>;
}

/** What the log says. */
export interface FollowerWords {
  readonly works: string;
  /** Why it fails, and what that means to users. When it is asked again is added. */
  failed(fault: string): string;
}

/** Follows a store: what it holds, when that changes, and whether it works at all. */
export class StoreFollower {
  readonly #logger = new Logger('Haptik');
  #isStopped = false;
  #isFailing = false;
  #isDue = false;
  #loading: Promise<void> | undefined;
  #joining: Promise<void> | undefined;
  #leave: (() => Promise<void>) | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: FollowedStore,
    private readonly words: FollowerWords,
    private readonly times: FollowerTimes,
  ) {}

  /** Ends when everything is there, or when the application has waited long enough for it. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.times.boot);
      void this.follow().finally(() => {
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
      await within(this.times.store, async () => this.#leave?.());
    } catch {
      // The application ends, and with it what could not be left.
    }
  }

  /** Never rejects. */
  private async follow(): Promise<void> {
    try {
      await Promise.all([this.watch(), this.load()]);
      if (this.#isFailing) this.#logger.log(this.words.works);
      this.#isFailing = false;
    } catch (error) {
      this.fail(error);
    }
  }

  private async watch(): Promise<void> {
    if (this.#leave) return;
    this.#joining ??= this.join();
    await within(this.times.store, () => this.#joining ?? Promise.resolve());
  }

  private async join(): Promise<void> {
    try {
      this.#leave = await this.store.watch(() => void this.follow());
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
        await this.store.load();
      }
    } finally {
      this.#loading = undefined;
    }
  }

  private fail(error: unknown): void {
    if (this.#isStopped) return;
    const fault = faultKindOf(error);
    const isOpening = fault === OPENING;
    if (!this.#isFailing && !isOpening) {
      const again = `It is asked again every ${this.times.retry / 1_000} s.`;
      this.#logger.error(`${this.words.failed(fault)} ${again}`);
    }
    this.#isFailing ||= !isOpening;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      void this.follow();
    }, this.times.retry).unref();
  }
}
