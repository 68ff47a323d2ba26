import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HaptikSetupError } from '../haptik.error.js';
import { explainUnavailability } from '../storage/database.error.js';
import type { Orm } from '../storage/database/database.js';
import type { OpenStorage } from '../storage/open.storage.js';
import { StorageConnection } from '../storage/storage.connection.js';
import { ConsoleException } from './console.exception.js';

/** The database of the application, which is looked for in all of it. */
@Injectable()
export class ConsoleStorage {
  constructor(private readonly modules: ModuleRef) {}

  /** @throws ConsoleException while the database was not reached yet */
  get orm(): Orm {
    return this.open.orm;
  }

  /**
   * All of it, or nothing.
   *
   * @throws ConsoleException while the database was not reached yet
   */
  transaction<T>(work: (orm: Orm) => Promise<T>): Promise<T> {
    return this.open.transaction(work);
  }

  /** Runs once the database is open, which may be now. */
  onOpen(listener: (storage: OpenStorage) => Promise<void>): Promise<void> {
    return this.connection.onOpen(listener);
  }

  /** What is said while the database was not reached yet. */
  get unavailable(): ConsoleException {
    return ConsoleException.unavailable(explainUnavailability(this.connection.notOpenError));
  }

  private get open(): OpenStorage {
    const { current } = this.connection;
    if (!current) throw this.unavailable;
    return current;
  }

  /** @throws HaptikSetupError when the application keeps nothing */
  private get connection(): StorageConnection {
    try {
      return this.modules.get(StorageConnection, { strict: false });
    } catch {
      throw new HaptikSetupError(
        'HaptikConsoleModule keeps users and texts in the database of HaptikStorageModule, and the ' +
          'application does not import that. Import HaptikStorageModule.forRoot(…) as well.',
      );
    }
  }
}
