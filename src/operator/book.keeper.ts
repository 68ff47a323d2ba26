import { Injectable, Logger } from '@nestjs/common';
import { type HandoffBook, HandoffBookError } from '../handoff/handoff.book.js';
import { BookException } from './book.exception.js';
import { OperatedApp } from './operated.app.js';

/** An error code of a driver or of PostgreSQL. */
const CODE = /^[\w-]{1,40}$/;

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
      this.#logger.error(`The book of hand-overs cannot be read (${kindOf(error)}).`);
      throw BookException.away();
    }
  }
}

/** The code of an error or of what caused it, or else its name. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && CODE.test(code)) return code;
  return error.cause instanceof Error ? kindOf(error.cause) : error.name;
}
