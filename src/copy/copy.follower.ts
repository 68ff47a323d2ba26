import {
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import {
  type FollowerTimes,
  type FollowerWords,
  StoreFollower,
} from '../control/store.follower.js';
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

/** The start of the application waits no longer for the texts than a user would notice. */
const TIMES: FollowerTimes = { boot: 3_000, store: 10_000, retry: 5_000 };
/** After this a change is written to the snapshot, with what came meanwhile. */
const SNAPSHOT_MS = 2_000;

const WORDS: FollowerWords = {
  works: 'Copy: the store works again.',
  failed: (fault) =>
    `Copy: the store failed (${fault}). Users read the texts that are known, and changes are not seen.`,
};

/** Follows the store of published texts, and takes the snapshot while it is away. */
@Injectable()
export class CopyFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('Haptik');
  readonly #store: CopyStore;
  readonly #isGiven: boolean;
  readonly #keeper: CopyKeeper;
  readonly #follower: StoreFollower;

  constructor(
    { store, snapshot }: CopySettings,
    private readonly catalogue: CopyCatalogue,
    private readonly live: LiveCopy,
    @Optional() provided?: CopyStore,
  ) {
    this.#isGiven = (store ?? provided) !== undefined;
    this.#store = store ?? provided ?? new MemoryCopyStore();
    this.#keeper = new CopyKeeper(snapshot, live, SNAPSHOT_MS);
    const followed = {
      watch: (changed: () => void) => this.#store.watch(changed),
      load: () => this.load(),
    };
    this.#follower = new StoreFollower(followed, WORDS, TIMES);
  }

  /** The store has opened before, if that was possible. */
  async onApplicationBootstrap(): Promise<void> {
    // First, since it also says what was good before the texts that the store has now.
    if (this.#isGiven)
      await within(TIMES.boot, () => this.#keeper.restore()).catch(() => undefined);
    await this.#follower.start();
    if (this.live.level === 'snapshot') {
      const what = this.live.texts.size > 0 ? 'the last snapshot' : 'the texts in code';
      const level = this.#follower.isFailing ? 'warn' : 'log';
      this.#logger[level](`Copy: the store has not answered yet. Users read ${what}.`);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#follower.stop();
    await within(TIMES.store, () => this.#keeper.stop()).catch(() => undefined);
  }

  private async load(): Promise<void> {
    if (this.live.level === 'published' && (await this.loadNews())) return;
    this.live.replace(await loadAll(this.#store, TIMES.store));
    if (!this.#isGiven) return;
    this.#keeper.changed();
    void this.report();
  }

  /** Whether the store could tell only what is new; it cannot when it was set back by a backup. */
  private async loadNews(): Promise<boolean> {
    const known = this.live.revision;
    for await (const page of pagesOf(this.#store, known, TIMES.store)) {
      if (page.some(({ revision }) => revision <= known)) return false;
      this.live.apply(page);
      if (page.length > 0) this.#keeper.changed();
    }
    return true;
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
}
