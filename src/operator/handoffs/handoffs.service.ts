import { Injectable, Logger } from '@nestjs/common';
import {
  type HandoffRepository,
  HandoffRepositoryError,
} from '../../handoff/handoff.repository.js';
import { errorCode } from '../../payload/error.code.js';
import { HandoffsException } from './handoffs.exception.js';
import { OperatorContext } from '../operator.context.js';

/** Runs operations of the handoff repository and maps its errors to HTTP exceptions. */
@Injectable()
export class HandoffsService {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly context: OperatorContext) {}

  /** @throws HandoffsException when there is no repository, it fails, or it rejects the change */
  async run<T>(work: (repository: HandoffRepository) => Promise<T>): Promise<T> {
    const { repository } = this.context;
    if (!repository) throw HandoffsException.notConfigured();
    try {
      return await work(repository);
    } catch (error) {
      if (error instanceof HandoffRepositoryError)
        throw HandoffsException.fromRepositoryError(error);
      // Messages of database drivers contain the values of a query, which identify users.
      this.#logger.error(`Handoff repository: operation failed (${errorCode(error)})`);
      throw HandoffsException.unavailable();
    }
  }
}
