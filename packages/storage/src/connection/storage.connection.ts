import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HaptikSetupError, StorageHealth } from 'nestjs-haptik';
import { Deadlines, STORE_OPENING, withTimeout } from 'nestjs-haptik/internal';
import type { Database } from '../database/database.js';
import { runMigrations } from '../database/migrations.js';
import { openPostgres } from '../database/postgres.database.js';
import { getOptionalProvider } from './optional.provider.js';
import { type OpenStorage, startQueue } from './open.storage.js';
import {
  explainUnavailability,
  databaseErrorCode,
  describeDatabaseError,
  isError,
} from '../database/database.error.js';
import { QUEUE_SCHEMA } from '../queue/handoff.queue.js';
import { toSetupError } from '../database/setup.error.js';
import { ResolvedStorageOptions } from '../database/storage.options.js';

/** Delays between attempts to open the database double from the minimum to the maximum. */
const MIN_RETRY_DELAY_MS = 1_000;
const MAX_RETRY_DELAY_MS = 15_000;
/**
 * Maximum delay for configuration errors: a person must fix them, and wrong passwords can lock an
 * account.
 */
const MAX_SETUP_RETRY_DELAY_MS = 60_000;
/** Maximum time that the startup waits for the database. */
const BOOT_TIMEOUT_MS = 15_000;

type OpenListener = (storage: OpenStorage) => Promise<void>;

/**
 * Opens the database at startup, and retries in the background when it is unreachable, so that the bot
 * answers meanwhile. A configuration error ends the startup; after an outage it is logged once and
 * retried.
 */
@Injectable()
export class StorageConnection
  extends StorageHealth
  implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown
{
  readonly #logger = new Logger('HaptikStorage');
  readonly #listeners: OpenListener[] = [];
  readonly #closers: (() => Promise<void>)[] = [];
  #open: OpenStorage | undefined;
  /** Error of the last attempt; undefined during the first attempt, and once the database is open. */
  #error: Error | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isBooted = false;
  #isClosing = false;

  constructor(
    private readonly options: ResolvedStorageOptions,
    private readonly modules: ModuleRef,
  ) {
    super();
  }

  /**
   * Waits for the database, for a limited time.
   *
   * @throws HaptikSetupError when a retry would not help
   */
  async onModuleInit(): Promise<void> {
    const { url } = this.options;
    if (url === undefined && process.env['NODE_ENV'] === 'production') {
      this.#logger.log(
        `No url (DATABASE_URL) is set. The embedded database stores its data in the folder "${this.options.folder}", ` +
          'for one process only. In a container, the folder must be a volume.',
      );
    }
    await withTimeout<void>(
      BOOT_TIMEOUT_MS,
      () => this.open(0),
      () => undefined,
    );
    this.#isBooted = true;
  }

  /** The storage once opened; the database may be unavailable since. */
  get current(): OpenStorage | undefined {
    return this.#open;
  }

  /** @throws Error while the storage is not open: see `notOpenError` */
  get opened(): OpenStorage {
    if (this.#open) return this.#open;
    throw this.notOpenError;
  }

  /** Why the storage is not open. The code is `opening` until an attempt fails. */
  get notOpenError(): Error {
    const code = this.#error ? 'not-reached' : STORE_OPENING;
    const message = 'the database was not reached yet';
    return Object.assign(new Error(message, { cause: this.#error }), { code });
  }

  get setupError(): string | undefined {
    if (!(this.#error instanceof HaptikSetupError)) return undefined;
    const { cause } = this.#error;
    const code = isError(cause) ? databaseErrorCode(cause) : undefined;
    const detail = code === undefined ? '' : ` (${code})`;
    return `The database rejects the configuration of this application${detail}. The log has the fix.`;
  }

  /** Runs the listener when the storage is open, and retries it until it succeeds. */
  async onOpen(listener: OpenListener): Promise<void> {
    this.#listeners.push(listener);
    if (this.#open) await this.notify(listener, this.#open);
  }

  /** Runs `closer` after the queue has stopped and before the database closes, at the same time as the others. */
  beforeClose(closer: () => Promise<void>): void {
    this.#closers.push(closer);
  }

  /** Calls in flight still use the storage. Jobs are left to other replicas. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#open?.jobs.stopFetching();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#timer);
    // A database that hangs must leave time for the last attempts.
    const remainingMs = getOptionalProvider(this.modules, Deadlines)?.remainingMs ?? Infinity;
    await this.closing(this.#open?.stopQueue(remainingMs));
    await Promise.all(this.#closers.map((closer) => this.closing(closer())));
    await this.closing(this.#open?.close());
  }

  /** Waits for a step of closing. One that fails does not prevent the others. */
  private async closing(step: Promise<void> | undefined): Promise<void> {
    try {
      await step;
    } catch (error) {
      this.#logger.error(`Storage did not close cleanly: ${describeDatabaseError(error)}`);
    }
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
        if (this.#isClosing) {
          await this.#open.stopQueue(0);
          return await this.#open.close();
        }
      } catch (error) {
        await database.close();
        throw error;
      }
    } catch (error) {
      this.retry(toSetupError(error), failures);
      return;
    }
    this.#error = undefined;
    this.#logger.log(`Storage opened: ${this.#open.name}`);
    const listeners = [...this.#listeners];
    for (const listener of listeners) await this.notify(listener, this.#open);
  }

  private retry(error: Error, failures: number): void {
    if (this.#isClosing) return;
    const isSetupError = error instanceof HaptikSetupError;
    if (isSetupError && !this.#isBooted) throw error;
    const maxDelayMs = isSetupError ? MAX_SETUP_RETRY_DELAY_MS : MAX_RETRY_DELAY_MS;
    const delayMs = Math.min(MIN_RETRY_DELAY_MS * 2 ** failures, maxDelayMs);
    if (!isSetupError) {
      this.#logger.error(
        `The database ${explainUnavailability(error)} (${describeDatabaseError(error)}); retrying in ${delayMs / 1000} s. Until ` +
          'then handoffs are kept in memory, and are lost if this process ends.',
      );
    } else if (error.message !== this.#error?.message) {
      this.#logger.error(
        `${error.message} The connection is retried at least once a minute; /health/ready of the service returns 503 ` +
          'until then. The bot answers; handoffs are kept in memory, and are lost if this process ends.',
      );
    }
    this.#error = error;
    this.#timer = setTimeout(() => void this.open(failures + 1), delayMs).unref();
  }

  private async notify(listener: OpenListener, storage: OpenStorage): Promise<void> {
    try {
      await listener(storage);
    } catch (error) {
      if (this.#isClosing) return;
      this.#logger.error(
        `Storage opened, but initialization failed and is retried: ${describeDatabaseError(error)}`,
      );
      setTimeout(() => void this.notify(listener, storage), MAX_RETRY_DELAY_MS).unref();
    }
  }
}

/** Imports PGlite lazily: it is an optional package that PostgreSQL users do not need. */
async function openEmbedded(folder: string): Promise<Database> {
  try {
    const { openPglite } = await import('../database/pglite.database.js');
    return await openPglite(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new HaptikSetupError(
      'HaptikStorageModule: no url of a PostgreSQL database is set, and the embedded database is not ' +
        'installed. Set url, or run: npm install @electric-sql/pglite',
      { cause: error },
    );
  }
}
