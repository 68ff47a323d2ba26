import {
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { within } from '../control/within.js';
import { faultKindOf } from '../payload/fault.kind.js';
import { reportCopy } from './boot.report.js';
import { CopyCatalogue } from './copy.catalogue.js';
import { CopyKeeper } from './copy.keeper.js';
import { loadAll, pagesOf } from './copy.loader.js';
import { CopySettings } from './copy.options.js';
import { CopyStore } from './copy.store.js';
import { LiveCopy } from './live.copy.js';
import { MemoryCopyStore } from './memory.copy.store.js';

/** How long the start of the application waits for the store. */
const BOOT_MS = 3_000;
/** A store that does not bring a page within this has failed. */
const STORE_MS = 10_000;
/** After this a store that failed is asked again. */
const RETRY_MS = 5_000;
/** After this a change is written to the snapshot, with what came meanwhile. */
const SNAPSHOT_MS = 2_000;

/** Follows the store of published texts, and takes the snapshot while it is away. */
@Injectable()
export class CopyFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('Haptik');
  readonly #store: CopyStore;
  readonly #isGiven: boolean;
  readonly #keeper: CopyKeeper;
  #isStopped = false;
  #isFailing = false;
  #isDue = false;
  #loading: Promise<void> | undefined;
  #leave: (() => Promise<void>) | undefined;
  #joining: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    { store, snapshot }: CopySettings,
    private readonly catalogue: CopyCatalogue,
    private readonly live: LiveCopy,
    @Optional() provided?: CopyStore,
  ) {
    this.#isGiven = (store ?? provided) !== undefined;
    this.#store = store ?? provided ?? new MemoryCopyStore();
    this.#keeper = new CopyKeeper(snapshot, live, SNAPSHOT_MS);
  }

  /** Waits for the texts, and no longer than a user would notice; the store has opened before. */
  async onApplicationBootstrap(): Promise<void> {
    const ready = this.restore().then(() => this.follow());
    await Promise.race([ready, sleep(BOOT_MS, undefined, { ref: false })]);
    if (this.live.level === 'snapshot') {
      this.#logger.warn(
        `Copy: the store has not answered yet. Users read ${this.live.texts.size > 0 ? 'the last snapshot' : 'the texts in code'}.`,
      );
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    await within(STORE_MS, async () => {
      await Promise.allSettled([this.#leave?.(), this.#keeper.stop()]);
    }).catch(() => undefined); // the application ends, and with it what could not be left
  }

  /** First, since it also says what was good before the texts that the store has now. */
  private async restore(): Promise<void> {
    if (this.#isGiven) await this.#keeper.restore();
  }

  /** Never rejects. */
  private async follow(): Promise<void> {
    try {
      await Promise.all([this.watch(), this.load()]);
      if (this.#isFailing) this.#logger.log('Copy: the store works again.');
      this.#isFailing = false;
    } catch (error) {
      this.fail(error);
    }
  }

  private async watch(): Promise<void> {
    if (this.#leave) return;
    this.#joining ??= this.join();
    await within(STORE_MS, () => this.#joining ?? Promise.resolve());
  }

  private async join(): Promise<void> {
    try {
      this.#leave = await this.#store.watch(() => void this.follow());
    } finally {
      this.#joining = undefined;
    }
    if (this.#isStopped) return this.#leave();
    // What was published before the watch stood was not told.
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
        await this.loadOnce();
      }
    } finally {
      this.#loading = undefined;
    }
  }

  private async loadOnce(): Promise<void> {
    if (this.live.level === 'published') {
      for await (const page of pagesOf(this.#store, this.live.revision, STORE_MS)) {
        this.live.apply(page);
        if (page.length > 0) this.#keeper.changed();
      }
      return;
    }
    this.live.replace(await loadAll(this.#store, STORE_MS));
    if (!this.#isGiven) return;
    this.#keeper.changed();
    void this.report();
  }

  /** Never rejects. */
  private async report(): Promise<void> {
    try {
      const { warnings, remarks } = await reportCopy(this.catalogue, this.live.texts);
      if (warnings.length > 0) this.#logger.warn(['Copy:', ...warnings].join('\n  '));
      remarks.forEach((remark) => this.#logger.log(`Copy: ${remark}`));
    } catch (error) {
      this.#logger.error(`Copy: store and code could not be compared (${faultKindOf(error)}).`);
    }
  }

  private fail(error: unknown): void {
    if (this.#isStopped) return;
    if (!this.#isFailing) {
      this.#logger.error(
        `Copy: the store failed (${faultKindOf(error)}). Users read the texts that are known, and ` +
          `changes are not seen. It is asked again every ${RETRY_MS / 1_000} s.`,
      );
    }
    this.#isFailing = true;
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      void this.follow();
    }, RETRY_MS).unref();
  }
}
