import type { CopyReference } from './copy.token.js';

/**
 * Writes texts that are kept outside of code. Its own injection token; `HaptikCopyModule` provides it.
 */
export abstract class CopyRenderer {
  /**
   * The text of a reference in the first language that has it, else the one in code. Never blank.
   *
   * @param languages tags in lower case, the user's own first
   * @throws Error when not even the text in code can be written with these values
   */
  abstract render(reference: CopyReference, languages: readonly string[]): string;

  /** What is published for a key of the core in this very language; undefined when nothing is. */
  abstract findPublished(key: string, language: string): string | undefined;
}

/** Not even the text in code could be written. It holds no text and no value, so that it may be logged. */
export class CopyRenderError extends Error {
  override readonly name = 'CopyRenderError';

  constructor(key: string) {
    super(`copy "${key}" cannot be written in any language; the log says why`);
  }
}
