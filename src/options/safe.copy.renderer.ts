import { Logger } from '@nestjs/common';
import { type CopyReference, hasCopyTokenFragment } from '../answer/copy.token.js';
import { type CopyRenderer, CopyRenderError } from '../answer/copy.renderer.js';
import { errorCode } from '../payload/error.code.js';
import { isBlank } from '../hsl/parse/blank.text.js';

/** Asks a writer, which a host may have made: what it throws or gives must not break a reply. */
export class SafeCopyRenderer {
  readonly #logger = new Logger('Haptik');
  #isLogged = false;

  constructor(private readonly renderer: CopyRenderer) {}

  /** Undefined where nothing is published, and where the writer fails. */
  findPublished(key: string, language: string): string | undefined {
    try {
      const text: unknown = this.renderer.findPublished(key, language);
      if (text === undefined) return undefined;
      if (isSendableText(text)) return text;
      ignoreRejection(text);
      this.logOnce(key, 'it gave no text');
    } catch (error) {
      this.logOnce(key, errorCode(error));
    }
    return undefined;
  }

  /** @throws Error without the writer's own words when it fails, or gives nothing to read */
  render(reference: CopyReference, languages: readonly string[]): string {
    let cause = 'it gave no text';
    try {
      const text: unknown = this.renderer.render(reference, languages);
      if (isSendableText(text)) return text;
      ignoreRejection(text);
    } catch (error) {
      if (error instanceof CopyRenderError) throw error;
      // What a driver says may hold whatever was to be written.
      cause = errorCode(error);
    }
    throw new Error(`copy "${reference.key}": CopyRenderer.render failed (${cause})`);
  }

  /** Once: it would stand beside every reply. */
  private logOnce(key: string, cause: string): void {
    if (this.#isLogged) return;
    this.#isLogged = true;
    this.#logger.error(
      `CopyRenderer.findPublished failed for "${key}" (${cause}), and users read the text of the bot. It must ` +
        'give a text or undefined, at once. Told once.',
    );
  }
}

function isSendableText(value: unknown): value is string {
  return typeof value === 'string' && !isBlank(value) && !hasCopyTokenFragment(value);
}

/** A promise that fails later would end the process. */
function ignoreRejection(value: unknown): void {
  if (value instanceof Promise) value.catch(() => undefined);
}
