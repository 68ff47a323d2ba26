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
} from '../../resilience/store.synchronizer.js';
import { withTimeout } from '../../resilience/deadlines/with.timeout.js';
import { errorCode } from '../../payload/error.code.js';
import { buildConsistencyReport } from './consistency.report.js';
import { CopyCatalog } from '../catalog/copy.catalog.js';
import { CopySnapshotService, type SnapshotTimings } from './copy.snapshot.service.js';
import { loadPublishedTexts, readPublishedPages } from './copy.loader.js';
import { ResolvedCopyOptions } from '../copy.options.js';
import { PUBLISHED_COPY_SOURCE, type PublishedCopySource } from './published.copy.source.js';
import { PublishedCopyCache } from './published.copy.cache.js';
import { InMemoryPublishedCopySource } from './in.memory.published.copy.source.js';

/** Short, so that an unavailable store does not delay the startup of the application. */
const TIMEOUTS: SynchronizerTimings = {
  bootTimeoutMs: 3_000,
  operationTimeoutMs: 10_000,
  retryDelayMs: 5_000,
};
const SNAPSHOT_TIMINGS: SnapshotTimings = { delayMs: 2_000, retryDelayMs: 30_000 };

const LOG_MESSAGES: SynchronizerMessages = {
  recovered: 'Copy: the store is available again.',
  failed: (code) =>
    `Copy: the store is unavailable (${code}). Users read the last known texts; changes do not take effect.`,
};

/** Synchronizes the cache with the store of published texts; falls back to the snapshot. */
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
    this.#snapshots = new CopySnapshotService(snapshot, publishedCopy, SNAPSHOT_TIMINGS);
    const synchronized = {
      watch: (changed: () => void) => this.#source.watch(changed),
      load: () => this.load(),
    };
    this.#synchronizer = new StoreSynchronizer(synchronized, LOG_MESSAGES, TIMEOUTS);
  }

  /** Runs after the storage module has tried to open the database. */
  async onApplicationBootstrap(): Promise<void> {
    // First, since the snapshot also holds the last good versions of the texts in the store.
    if (this.#hasSource)
      await withTimeout(TIMEOUTS.bootTimeoutMs, () => this.#snapshots.restore()).catch(
        () => undefined,
      );
    await this.#synchronizer.start();
    if (this.publishedCopy.level === 'snapshot') {
      const what = this.publishedCopy.texts.size > 0 ? 'the snapshot' : 'the default texts';
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

  /** Loads new publications. False when a full reload is needed: the store was restored from a backup. */
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
      this.#logger.error(
        `Copy: the store could not be compared with the code (${errorCode(error)}).`,
      );
    }
  }
}
