import { Logger } from '@nestjs/common';
import { type CopyReference, hasCopyTokenFragment } from '../../copy/reference/copy.token.js';
import { type CopyRenderer, CopyRenderError } from '../../copy/reference/copy.renderer.js';
import { errorCode } from '../../payload/error.code.js';
import { isBlank } from '../../hsl/parse/blank.text.js';

/** Wraps a `CopyRenderer` of the host, whose errors and invalid results must not break a reply. */
export class SafeCopyRenderer {
  readonly #logger = new Logger('Haptik');
  #isLogged = false;

  constructor(private readonly renderer: CopyRenderer) {}

  /** Undefined when nothing is published, and when the renderer fails. */
  findPublished(key: string, language: string): string | undefined {
    try {
      const text: unknown = this.renderer.findPublished(key, language);
      if (text === undefined) return undefined;
      if (isSendableText(text)) return text;
      ignoreRejection(text);
      this.logOnce(key, 'no text returned');
    } catch (error) {
      this.logOnce(key, errorCode(error));
    }
    return undefined;
  }

  /** @throws Error when the renderer fails or returns a blank text; without the renderer's message */
  render(reference: CopyReference, languages: readonly string[]): string {
    let cause = 'no text returned';
    try {
      const text: unknown = this.renderer.render(reference, languages);
      if (isSendableText(text)) return text;
      ignoreRejection(text);
    } catch (error) {
      if (error instanceof CopyRenderError) throw error;
      // The message of an error may contain the values of the text.
      cause = errorCode(error);
    }
    throw new Error(`copy "${reference.key}": CopyRenderer.render failed (${cause})`);
  }

  /** Only once, since it may fail for every reply. */
  private logOnce(key: string, cause: string): void {
    if (this.#isLogged) return;
    this.#isLogged = true;
    this.#logger.error(
      `CopyRenderer.findPublished failed for "${key}" (${cause}). Users read the text of the bot. It must ` +
        'return a text or undefined synchronously. Further failures are not logged.',
    );
  }
}

function isSendableText(value: unknown): value is string {
  return typeof value === 'string' && !isBlank(value) && !hasCopyTokenFragment(value);
}

/** An unhandled rejection would end the process. */
function ignoreRejection(value: unknown): void {
  if (value instanceof Promise) value.catch(() => undefined);
}
