import { Injectable, Logger } from '@nestjs/common';
import { errorCode } from '../payload/error.code.js';

/** Where a text that was served came from. */
export type CopyLevel = 'published' | 'snapshot' | 'code';

/** How many texts were served from where, since the application started. */
export interface CopyCounts extends Readonly<Record<CopyLevel, number>> {
  /** Texts that could not be written and gave way to another, by what was wrong with them. */
  readonly failures: Readonly<Record<string, number>>;
}

/** A catalogue in which more is wrong than this is no matter for single lines. */
const MAX_LOGGED_FAILURES = 1_000;

/** Counts texts, and tells of each that could not be written once. */
@Injectable()
export class CopyEventLogger {
  readonly #logger = new Logger('Haptik');
  readonly #served: Record<CopyLevel, number> = { published: 0, snapshot: 0, code: 0 };
  readonly #failures = new Map<string, number>();
  readonly #loggedFailures = new Set<string>();

  get counts(): CopyCounts {
    return { ...this.#served, failures: Object.fromEntries(this.#failures) };
  }

  recordServed(level: CopyLevel): void {
    this.#served[level]++;
  }

  /** A text gave way to the next one. The values it was given are not told: they may be personal. */
  recordFailure(key: string, language: string, level: CopyLevel, error: unknown): void {
    const cause = getFailureCause(error);
    this.#failures.set(cause, (this.#failures.get(cause) ?? 0) + 1);
    const id = `${level} ${language} ${key} ${cause}`;
    if (this.#loggedFailures.has(id) || this.#loggedFailures.size >= MAX_LOGGED_FAILURES) return;
    this.#loggedFailures.add(id);
    const cure =
      level === 'code'
        ? 'Correct it in defineCopy, or what the node method passes in.'
        : 'Users read another instead. Correct it, and publish it again.';
    const line = `Copy "${key}" (${language}): the text of level ${level} cannot be written (${cause}). ${cure}`;
    this.#logger.error(line);
  }
}

function getFailureCause(error: unknown): string {
  const kind = errorCode(error);
  // What the parser says is a word of its own.
  const isWord = error instanceof SyntaxError && /^[A-Z_]{1,60}$/.test(error.message);
  return isWord ? error.message : kind;
}
