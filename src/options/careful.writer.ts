import { Logger } from '@nestjs/common';
import { type CopyReference, hasTokenRest } from '../answer/copy.token.js';
import { type CopyWriter, UnwrittenCopyError } from '../answer/copy.writer.js';
import { faultKindOf } from '../payload/fault.kind.js';
import { isBlank } from '../hsl/read/blank.text.js';

/** Asks a writer, which a host may have made: what it throws or gives must not break a reply. */
export class CarefulWriter {
  readonly #logger = new Logger('Haptik');
  #isTold = false;

  constructor(private readonly writer: CopyWriter) {}

  /** Undefined where nothing is published, and where the writer fails. */
  published(key: string, language: string): string | undefined {
    try {
      const text: unknown = this.writer.published(key, language);
      if (text === undefined) return undefined;
      if (isText(text)) return text;
      quieten(text);
      this.tell(key, 'it gave no text');
    } catch (error) {
      this.tell(key, faultKindOf(error));
    }
    return undefined;
  }

  /** @throws Error without the writer's own words when it fails, or gives nothing to read */
  write(reference: CopyReference, languages: readonly string[]): string {
    let fault = 'it gave no text';
    try {
      const text: unknown = this.writer.write(reference, languages);
      if (isText(text)) return text;
      quieten(text);
    } catch (error) {
      if (error instanceof UnwrittenCopyError) throw error;
      // What a driver says may hold whatever was to be written.
      fault = faultKindOf(error);
    }
    throw new Error(`copy "${reference.key}": CopyWriter.write failed (${fault})`);
  }

  /** Once: it would stand beside every reply. */
  private tell(key: string, fault: string): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#logger.error(
      `CopyWriter.published failed for "${key}" (${fault}), and users read the text of the bot. It must ` +
        'give a text or undefined, at once. Told once.',
    );
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !isBlank(value) && !hasTokenRest(value);
}

/** A promise that fails later would end the process. */
function quieten(value: unknown): void {
  if (value instanceof Promise) value.catch(() => undefined);
}
