import { Logger } from '@nestjs/common';
import { type CopyReference, hasTokenRest } from '../answer/copy.token.js';
import type { CopyWriter } from '../answer/copy.writer.js';
import { faultKindOf } from '../payload/fault.kind.js';

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

  /** @throws Error when the writer does, or gives nothing to read */
  write(reference: CopyReference, languages: readonly string[]): string {
    const text: unknown = this.writer.write(reference, languages);
    if (isText(text)) return text;
    quieten(text);
    throw new Error(`copy "${reference.key}" was written as no text`);
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
  return typeof value === 'string' && value.trim() !== '' && !hasTokenRest(value);
}

/** A promise that fails later would end the process. */
function quieten(value: unknown): void {
  if (value instanceof Promise) value.catch(() => undefined);
}
