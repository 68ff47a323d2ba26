import { Injectable, Logger } from '@nestjs/common';
import {
  type HandoffEntry,
  type HandoffRepository,
  HandoffRepositoryError,
} from '../../handoff/handoff.repository.js';
import { errorCode } from '../../payload/error.code.js';
import { quote } from '../../payload/quote.js';
import type { HandoffQuery } from './handoff.requests.js';
import { type HandoffPage, type HandoffTotals, toPage, toTotals } from './handoff.responses.js';
import { HandoffsException } from './handoffs.exception.js';
import { OperatorContext } from '../operator.context.js';

/**
 * Lists and changes stored handoffs. Every method throws a HandoffsException when there is no
 * repository, it fails, or it rejects the change.
 */
@Injectable()
export class StoredHandoffsService {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly context: OperatorContext) {}

  async list({ limit, ...filter }: Readonly<HandoffQuery>): Promise<HandoffPage> {
    // One additional entry shows whether there is a next page.
    const entries = await this.run((repository) =>
      repository.list({ ...filter, limit: limit + 1 }),
    );
    return toPage(entries, limit);
  }

  async counts(since: Date): Promise<HandoffTotals> {
    return toTotals(since, await this.run((repository) => repository.counts(since)));
  }

  /** @param by name of the operator */
  async retry(id: string, by: string): Promise<HandoffEntry> {
    const entry = await this.run((repository) => repository.retry(id, by));
    this.log('requeued', entry);
    return entry;
  }

  /** @param by name of the operator */
  async cancel(id: string, by: string): Promise<HandoffEntry> {
    const entry = await this.run((repository) => repository.cancel(id, by));
    this.log('cancelled', entry);
    return entry;
  }

  private log(change: string, { id, bot, node, reason }: HandoffEntry): void {
    this.#logger.log(
      `Bot "${bot}", node ${quote(node)}: handoff ${id} (${reason}) ${change} by an operator`,
    );
  }

  private async run<T>(work: (repository: HandoffRepository) => Promise<T>): Promise<T> {
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
