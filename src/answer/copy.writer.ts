import type { CopyReference } from './copy.token.js';

/**
 * Writes texts that are kept outside of code. Its own injection token; `HaptikCopyModule` provides it.
 */
export abstract class CopyWriter {
  /**
   * The text of a reference in the first language that has it, else the one in code. Never throws,
   * never blank.
   *
   * @param languages tags in lower case, the user's own first
   */
  abstract write(reference: CopyReference, languages: readonly string[]): string;

  /** What is published for a key of the core in this very language; undefined when nothing is. */
  abstract published(key: string, language: string): string | undefined;
}
