import { Injectable, Logger } from '@nestjs/common';
import type { CopyCounts, CopyLevel } from '../reference/copy.counts.js';
import { errorCode } from '../../payload/error.code.js';

/** Distinct failures that are logged; more are only counted. */
const MAX_LOGGED_FAILURES = 1_000;

/** Counts served texts, and logs each render failure once. */
@Injectable()
export class CopyEventLogger {
  readonly #logger = new Logger('Haptik');
  readonly #served: Record<CopyLevel, number> = { published: 0, snapshot: 0, code: 0 };
  #languageMismatches = 0;
  readonly #failures = new Map<string, number>();
  readonly #loggedFailures = new Set<string>();

  get counts(): CopyCounts {
    return {
      ...this.#served,
      failures: Object.fromEntries(this.#failures),
      languageMismatches: this.#languageMismatches,
    };
  }

  recordServed(level: CopyLevel, isLanguageOfUser: boolean): void {
    this.#served[level]++;
    if (!isLanguageOfUser) this.#languageMismatches++;
  }

  /** Records a fallback to the next text. The values are not logged, since they may be personal data. */
  recordFailure(key: string, language: string, level: CopyLevel, error: unknown): void {
    const cause = getFailureCause(error);
    this.#failures.set(cause, (this.#failures.get(cause) ?? 0) + 1);
    const id = `${level} ${language} ${key} ${cause}`;
    if (this.#loggedFailures.has(id) || this.#loggedFailures.size >= MAX_LOGGED_FAILURES) return;
    this.#loggedFailures.add(id);
    const hint =
      level === 'code'
        ? 'Correct it in defineCopy, or the values that the node method passes.'
        : 'Users read a fallback. Correct it, and publish it again.';
    const line = `Copy "${key}" (${language}): the ${level} text cannot be rendered (${cause}). ${hint}`;
    this.#logger.error(line);
  }
}

function getFailureCause(error: unknown): string {
  const kind = errorCode(error);
  // The parser reports an error code as the message.
  const isWord = error instanceof SyntaxError && /^[A-Z_]{1,60}$/.test(error.message);
  return isWord ? error.message : kind;
}
