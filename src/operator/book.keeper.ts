import { Injectable, Logger } from '@nestjs/common';
import { type HandoffBook, HandoffBookError } from '../handoff/handoff.book.js';
import { faultKindOf } from '../payload/fault.kind.js';
import { BookException } from './book.exception.js';
import { OperatedApp } from './operated.app.js';

/** Opens the book of hand-overs, and says in words and a status why that cannot be done. */
@Injectable()
export class BookKeeper {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly app: OperatedApp) {}

  /** @throws BookException when there is no book, it cannot be read, or it refuses a change */
  async ask<T>(work: (book: HandoffBook) => Promise<T>): Promise<T> {
    const { book } = this.app;
    if (!book) throw BookException.missing();
    try {
      return await work(book);
    } catch (error) {
      if (error instanceof HandoffBookError) throw BookException.refusing(error);
      // Messages of drivers hold the values of a query, and those name users.
      this.#logger.error(`The book of hand-overs cannot be read (${faultKindOf(error)}).`);
      throw BookException.away();
    }
  }
}
