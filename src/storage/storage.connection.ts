import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { StorageHealth } from '../resilience/storage.health.js';
import { STORE_OPENING } from '../resilience/store.synchronizer.js';
import { withTimeout } from '../resilience/with.timeout.js';
import { HaptikSetupError } from '../haptik.error.js';
import type { Database } from './database/database.js';
import { runMigrations } from './database/migrations.js';
import { openPostgres } from './database/postgres.database.js';
import { type OpenStorage, startQueue } from './open.storage.js';
import {
  explainUnavailability,
  databaseErrorCode,
  describeDatabaseError,
  isError,
} from './database.error.js';
import { QUEUE_SCHEMA } from './handoffs/handoff.queue.js';
import { toSetupError } from './setup.error.js';
import { ResolvedStorageOptions } from './storage.options.js';

/** Pauses between attempts to open double from the first to the longest. */
const MIN_RETRY_DELAY_MS = 1_000;
const MAX_RETRY_DELAY_MS = 15_000;
/** The same while the set-up is refused, which a person mends, and wrong passwords may lock an account. */
const LONGEST_REFUSED_PAUSE_MS = 60_000;
/** The application starts without its database after this long. */
const BOOT_TIMEOUT_MS = 15_000;

type OpenListener = (storage: OpenStorage) => Promise<void>;

/**
 * Opens the database when the application starts, and goes on trying when it cannot be reached: a
 * bot that answers is worth more than one that waits for its database. A fault of the set-up ends the
 * start; behind an outage it is told once, and ends when it is mended.
 */
@Injectable()
export class StorageConnection
  extends StorageHealth
  implements OnModuleInit, OnApplicationShutdown
{
  readonly #logger = new Logger('HaptikStorage');
  readonly #listeners: OpenListener[] = [];
  readonly #closers: (() => Promise<void>)[] = [];
  #open: OpenStorage | undefined;
  /** Why it could not be opened the last time; undefined while the first attempt goes on, and once it is open. */
  #error: Error | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isBooted = false;
  #isClosing = false;

  constructor(private readonly options: ResolvedStorageOptions) {
    super();
  }

  /**
   * Waits for the database, though not for ever: an application that answers without it is worth more.
   *
   * @throws HaptikSetupError when trying again would not help
   */
  async onModuleInit(): Promise<void> {
    const { url } = this.options;
    if (url === undefined && process.env['NODE_ENV'] === 'production') {
      this.#logger.log(
        `No url (DATABASE_URL) is given, so the folder "${this.options.folder}" keeps the data, for this process ` +
          'alone. In a container it must be a volume.',
      );
    }
    await withTimeout<void>(
      BOOT_TIMEOUT_MS,
      () => this.open(0),
      () => undefined,
    );
    this.#isBooted = true;
  }

  /** The storage, once it was reached; it may be out of reach again since. */
  get current(): OpenStorage | undefined {
    return this.#open;
  }

  /** @throws Error while the storage was not reached yet: see `absence` */
  get opened(): OpenStorage {
    if (this.#open) return this.#open;
    throw this.notOpenError;
  }

  /** Why there is no open storage. Its code is `opening` until something went wrong. */
  get notOpenError(): Error {
    const code = this.#error ? 'not-reached' : STORE_OPENING;
    const message = 'the database was not reached yet';
    return Object.assign(new Error(message, { cause: this.#error }), { code });
  }

  get setupError(): string | undefined {
    if (!(this.#error instanceof HaptikSetupError)) return undefined;
    const { cause } = this.#error;
    const code = isError(cause) ? databaseErrorCode(cause) : undefined;
    const by = code === undefined ? '' : ` (${code})`;
    return `The database refuses the set-up of this application${by}. The log says what to mend.`;
  }

  /** Runs once the storage is open, which may be now; again and again until it succeeds. */
  async onOpen(listener: OpenListener): Promise<void> {
    this.#listeners.push(listener);
    if (this.#open) await this.notify(listener, this.#open);
  }

  /** Runs when the queue has stopped and the database is still open, latest first. */
  beforeClose(closer: () => Promise<void>): void {
    this.#closers.unshift(closer);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#timer);
    await this.#open?.stopQueue();
    for (const closer of this.#closers) await closer();
    await this.#open?.close();
  }

  private async closeStorage(storage: OpenStorage): Promise<void> {
    await storage.stopQueue();
    await storage.close();
  }

  private async open(failures: number): Promise<void> {
    const { url, folder } = this.options;
    try {
      const database = await (url === undefined
        ? openEmbedded(folder)
        : openPostgres(url, this.options));
      try {
        await runMigrations(database, QUEUE_SCHEMA);
        this.#open = await startQueue(database, this.options.handoffs);
        if (this.#isClosing) return await this.closeStorage(this.#open);
      } catch (error) {
        await database.close();
        throw error;
      }
    } catch (error) {
      this.retry(toSetupError(error), failures);
      return;
    }
    this.#error = undefined;
    this.#logger.log(`Storage is open: ${this.#open.name}`);
    const listeners = [...this.#listeners];
    for (const listener of listeners) await this.notify(listener, this.#open);
  }

  private retry(error: Error, failures: number): void {
    if (this.#isClosing) return;
    const isRefused = error instanceof HaptikSetupError;
    if (isRefused && !this.#isBooted) throw error;
    const longest = isRefused ? LONGEST_REFUSED_PAUSE_MS : MAX_RETRY_DELAY_MS;
    const pause = Math.min(MIN_RETRY_DELAY_MS * 2 ** failures, longest);
    if (!isRefused) {
      this.#logger.error(
        `The database ${explainUnavailability(error)} (${describeDatabaseError(error)}); trying again in ${pause / 1000} s. Until ` +
          'then handoffs are kept in memory, and are lost if this process ends.',
      );
    } else if (error.message !== this.#error?.message) {
      this.#logger.error(
        `${error.message} It is tried again, at least once a minute, and /health/ready of the service is 503 ` +
          'until it is mended. Bots are answered; handoffs are kept in memory, and are lost if this process ends.',
      );
    }
    this.#error = error;
    this.#timer = setTimeout(() => void this.open(failures + 1), pause).unref();
  }

  private async notify(listener: OpenListener, storage: OpenStorage): Promise<void> {
    try {
      await listener(storage);
    } catch (error) {
      if (this.#isClosing) return;
      this.#logger.error(
        `Storage is open, but not all of it works yet: ${describeDatabaseError(error)}`,
      );
      setTimeout(() => void this.notify(listener, storage), MAX_RETRY_DELAY_MS).unref();
    }
  }
}

/** The embedded database is a package of its own, which hosts on PostgreSQL do not need. */
async function openEmbedded(folder: string): Promise<Database> {
  try {
    const { openPglite } = await import('./database/pglite.database.js');
    return await openPglite(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new HaptikSetupError(
      'HaptikStorageModule: there is no url of a PostgreSQL database, and the embedded one is not ' +
        'installed. Give a url, or run: npm install @electric-sql/pglite',
      { cause: error },
    );
  }
}
