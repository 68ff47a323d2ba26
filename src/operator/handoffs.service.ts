import { Injectable, Logger } from '@nestjs/common';
import { type HandoffRepository, HandoffRepositoryError } from '../handoff/handoff.repository.js';
import { errorCode } from '../payload/error.code.js';
import { HandoffsException } from './handoffs.exception.js';
import { OperatorContext } from './operator.context.js';

/** Opens the book of handoffs, and says in words and a status why that cannot be done. */
@Injectable()
export class HandoffsService {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly context: OperatorContext) {}

  /** @throws HandoffsException when there is no book, it cannot be read, or it refuses a change */
  async run<T>(work: (repository: HandoffRepository) => Promise<T>): Promise<T> {
    const { repository } = this.context;
    if (!repository) throw HandoffsException.notConfigured();
    try {
      return await work(repository);
    } catch (error) {
      if (error instanceof HandoffRepositoryError)
        throw HandoffsException.fromRepositoryError(error);
      // Messages of drivers hold the values of a query, and those name users.
      this.#logger.error(`The book of handoffs cannot be read (${errorCode(error)}).`);
      throw HandoffsException.unavailable();
    }
  }
}
