import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { bringUpToDate } from './database/migrations.js';
import { openPglite } from './database/pglite.database.js';
import { openPostgres } from './database/postgres.database.js';
import { type OpenStorage, startQueue } from './open.storage.js';
import { faultOf, setupErrorOf } from './database.fault.js';
import { StorageSettings } from './storage.options.js';

/** Pauses between attempts to open double from the first to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

type Listener = (storage: OpenStorage) => Promise<void>;

/**
 * Opens the database when the application starts, and goes on trying when it cannot be reached: a
 * bot that answers is worth more than one that waits for its database.
 */
@Injectable()
export class StorageConnection implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger('HaptikStorage');
  readonly #listeners: Listener[] = [];
  readonly #closers: (() => Promise<void>)[] = [];
  #open: OpenStorage | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosing = false;

  constructor(private readonly settings: StorageSettings) {}

  /** @throws HaptikSetupError when trying again would not help */
  async onModuleInit(): Promise<void> {
    await this.open(0);
  }

  /** The storage, once it was reached; it may be out of reach again since. */
  get current(): OpenStorage | undefined {
    return this.#open;
  }

  /** @throws Error while the storage was not reached yet */
  get opened(): OpenStorage {
    if (this.#open) return this.#open;
    throw new Error('the database was not reached yet');
  }

  /** Runs once the storage is open, which may be now; again and again until it succeeds. */
  async whenOpen(listener: Listener): Promise<void> {
    this.#listeners.push(listener);
    if (this.#open) await this.tell(listener, this.#open);
  }

  /** Runs before the storage is closed, latest first. */
  beforeClose(closer: () => Promise<void>): void {
    this.#closers.unshift(closer);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#timer);
    for (const closer of this.#closers) await closer();
    await this.#open?.close();
  }

  private async open(failures: number): Promise<void> {
    const { url, folder } = this.settings;
    try {
      const database = await (url === undefined
        ? openPglite(folder)
        : openPostgres(url, this.settings));
      try {
        await bringUpToDate(database);
        this.#open = await startQueue(database);
        if (this.#isClosing) return await this.#open.close();
      } catch (error) {
        await database.close();
        throw error;
      }
    } catch (error) {
      this.retry(setupErrorOf(error), failures);
      return;
    }
    this.#logger.log(`Storage is open: ${this.#open.name}`);
    for (const listener of this.#listeners) await this.tell(listener, this.#open);
  }

  private retry(error: Error, failures: number): void {
    if (this.#isClosing) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    if (error instanceof HaptikSetupError) {
      if (failures === 0) throw error;
      this.#logger.error(error.message);
    } else {
      this.#logger.error(
        `The database cannot be reached (${faultOf(error)}); trying again in ${pause / 1000} s. Until ` +
          'then hand-overs are kept in memory, and are lost if this process ends.',
      );
    }
    this.#timer = setTimeout(() => void this.open(failures + 1), pause).unref();
  }

  private async tell(listener: Listener, storage: OpenStorage): Promise<void> {
    try {
      await listener(storage);
    } catch (error) {
      if (this.#isClosing) return;
      this.#logger.error(`Storage is open, but not all of it works yet: ${faultOf(error)}`);
      setTimeout(() => void this.tell(listener, storage), LONGEST_PAUSE_MS).unref();
    }
  }
}
