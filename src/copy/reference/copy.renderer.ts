import type { CopyCounts } from './copy.counts.js';
import type { CopyReference } from './copy.token.js';

/**
 * Renders texts that are stored outside the code: what `HaptikModule` knows of `HaptikCopyModule`, which
 * provides it. Other sources of texts implement `PublishedCopySource`.
 */
export abstract class CopyRenderer {
  /**
   * The text of a reference in the first language that has one, else the default text. Never blank.
   *
   * @param languages lowercase tags, the user's language first
   * @throws CopyRenderError when the default text cannot be rendered with these values either
   */
  abstract render(reference: CopyReference, languages: readonly string[]): string;

  /** The published text of a built-in key in exactly this language, if there is one. Never throws. */
  abstract findPublished(key: string, language: string): string | undefined;

  /** For metrics; undefined when it counts nothing. */
  get counts(): CopyCounts | undefined {
    return undefined;
  }
}

/** The default text could not be rendered either. The message is safe to log: no texts, no values. */
export class CopyRenderError extends Error {
  override readonly name = 'CopyRenderError';

  constructor(key: string) {
    super(`copy "${key}" cannot be rendered in any language; see the log for the cause`);
  }
}
