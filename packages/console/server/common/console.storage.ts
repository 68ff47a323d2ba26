import { Injectable } from '@nestjs/common';
import { type OpenStorage, type Orm, explainUnavailability } from '@nestjs-haptik/storage/internal';
import { ConsoleException } from './console.exception.js';
import { HostProviders } from './host.providers.js';

/** The database connection of the application. */
@Injectable()
export class ConsoleStorage {
  constructor(private readonly host: HostProviders) {}

  /** @throws ConsoleException if the database is not connected yet */
  get orm(): Orm {
    return this.opened.orm;
  }

  /**
   * Runs `work` in a transaction.
   *
   * @throws ConsoleException if the database is not connected yet
   */
  transaction<T>(work: (orm: Orm) => Promise<T>): Promise<T> {
    return this.opened.transaction(work);
  }

  /** Calls the listener once the database is open, immediately if it already is. */
  onOpen(listener: (storage: OpenStorage) => Promise<void>): Promise<void> {
    return this.host.storage.onOpen(listener);
  }

  /** The exception for a database that is not connected yet. */
  get unavailable(): ConsoleException {
    return ConsoleException.unavailable(explainUnavailability(this.host.storage.notOpenError));
  }

  /** @throws ConsoleException if the database is not connected yet */
  get opened(): OpenStorage {
    const { current } = this.host.storage;
    if (!current) throw this.unavailable;
    return current;
  }
}
