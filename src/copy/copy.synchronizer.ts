import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import {
  type SynchronizerTimings,
  type SynchronizerMessages,
  StoreSynchronizer,
} from '../resilience/store.synchronizer.js';
import { withTimeout } from '../resilience/with.timeout.js';
import { errorCode } from '../payload/error.code.js';
import { buildConsistencyReport } from './consistency.report.js';
import { CopyCatalog } from './copy.catalog.js';
import { CopySnapshotService } from './copy.snapshot.service.js';
import { loadPublishedTexts, readPublishedPages } from './copy.loader.js';
import { ResolvedCopyOptions } from './copy.options.js';
import { PUBLISHED_COPY_SOURCE, type PublishedCopySource } from './published.copy.source.js';
import { PublishedCopyCache } from './published.copy.cache.js';
import { InMemoryPublishedCopySource } from './in.memory.published.copy.source.js';

/** The start of the application waits no longer for the texts than a user would notice. */
const TIMEOUTS: SynchronizerTimings = {
  bootTimeoutMs: 3_000,
  operationTimeoutMs: 10_000,
  retryDelayMs: 5_000,
};
/** After this a change is written to the snapshot, with what came meanwhile. */
const SNAPSHOT_DELAY_MS = 2_000;

const LOG_MESSAGES: SynchronizerMessages = {
  recovered: 'Copy: the store works again.',
  failed: (fault) =>
    `Copy: the store failed (${fault}). Users read the texts that are known, and changes are not seen.`,
};

/** Follows the store of published texts, and takes the snapshot while it is away. */
@Injectable()
export class CopySynchronizer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('Haptik');
  readonly #source: PublishedCopySource;
  readonly #hasSource: boolean;
  readonly #snapshots: CopySnapshotService;
  readonly #synchronizer: StoreSynchronizer;

  constructor(
    { source, snapshot }: ResolvedCopyOptions,
    private readonly catalog: CopyCatalog,
    private readonly publishedCopy: PublishedCopyCache,
    @Inject(PUBLISHED_COPY_SOURCE) providedSource: PublishedCopySource,
    defaultSource: InMemoryPublishedCopySource,
  ) {
    this.#source = source ?? providedSource;
    this.#hasSource = this.#source !== defaultSource;
    this.#snapshots = new CopySnapshotService(snapshot, publishedCopy, SNAPSHOT_DELAY_MS);
    const synchronized = {
      watch: (changed: () => void) => this.#source.watch(changed),
      load: () => this.load(),
    };
    this.#synchronizer = new StoreSynchronizer(synchronized, LOG_MESSAGES, TIMEOUTS);
  }

  /** The store has opened before, if that was possible. */
  async onApplicationBootstrap(): Promise<void> {
    // First, since it also says what was good before the texts that the store has now.
    if (this.#hasSource)
      await withTimeout(TIMEOUTS.bootTimeoutMs, () => this.#snapshots.restore()).catch(
        () => undefined,
      );
    await this.#synchronizer.start();
    if (this.publishedCopy.level === 'snapshot') {
      const what = this.publishedCopy.texts.size > 0 ? 'the last snapshot' : 'the texts in code';
      const level = this.#synchronizer.isFailing ? 'warn' : 'log';
      this.#logger[level](`Copy: the store has not answered yet. Users read ${what}.`);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#synchronizer.stop();
    await withTimeout(TIMEOUTS.operationTimeoutMs, () => this.#snapshots.flush()).catch(
      () => undefined,
    );
  }

  private async load(): Promise<void> {
    if (this.publishedCopy.level === 'published' && (await this.loadChanges())) return;
    this.publishedCopy.replace(await loadPublishedTexts(this.#source, TIMEOUTS.operationTimeoutMs));
    if (!this.#hasSource) return;
    this.#snapshots.scheduleWrite();
    void this.logConsistencyReport();
  }

  /** Whether the store could tell only what is new; it cannot when it was set back by a backup. */
  private async loadChanges(): Promise<boolean> {
    const known = this.publishedCopy.revision;
    for await (const page of readPublishedPages(this.#source, known, TIMEOUTS.operationTimeoutMs)) {
      if (page.some(({ revision }) => revision <= known)) return false;
      this.publishedCopy.apply(page);
      if (page.length > 0) this.#snapshots.scheduleWrite();
    }
    return true;
  }

  /** Never rejects. */
  private async logConsistencyReport(): Promise<void> {
    try {
      const { warnings, remarks } = await buildConsistencyReport(
        this.catalog,
        this.publishedCopy.texts,
      );
      if (warnings.length > 0) this.#logger.warn(['Copy:', ...warnings].join('\n  '));
      remarks.forEach((remark) => this.#logger.log(`Copy: ${remark}`));
    } catch (error) {
      this.#logger.error(`Copy: store and code could not be compared (${errorCode(error)}).`);
    }
  }
}
