import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HaptikSetupError } from '../haptik.error.js';
import { explainUnavailability } from '../storage/database.error.js';
import type { Orm } from '../storage/database/database.js';
import type { OpenStorage } from '../storage/open.storage.js';
import { StorageConnection } from '../storage/storage.connection.js';
import { ConsoleException } from './console.exception.js';

/** The database connection of the application. */
@Injectable()
export class ConsoleStorage {
  constructor(private readonly modules: ModuleRef) {}

  /** @throws ConsoleException if the database is not connected yet */
  get orm(): Orm {
    return this.open.orm;
  }

  /**
   * Runs `work` in a transaction.
   *
   * @throws ConsoleException if the database is not connected yet
   */
  transaction<T>(work: (orm: Orm) => Promise<T>): Promise<T> {
    return this.open.transaction(work);
  }

  /** Calls the listener once the database is open, immediately if it already is. */
  onOpen(listener: (storage: OpenStorage) => Promise<void>): Promise<void> {
    return this.connection.onOpen(listener);
  }

  /** The exception for a database that is not connected yet. */
  get unavailable(): ConsoleException {
    return ConsoleException.unavailable(explainUnavailability(this.connection.notOpenError));
  }

  private get open(): OpenStorage {
    const { current } = this.connection;
    if (!current) throw this.unavailable;
    return current;
  }

  /** @throws HaptikSetupError if the application does not import `HaptikStorageModule` */
  private get connection(): StorageConnection {
    try {
      return this.modules.get(StorageConnection, { strict: false });
    } catch {
      throw new HaptikSetupError(
        'HaptikConsoleModule needs the database of HaptikStorageModule, which the ' +
          'application does not import. Import HaptikStorageModule.forRoot(…) as well.',
      );
    }
  }
}
