import { Injectable } from '@nestjs/common';
import { type CopyReference, hasToken, partsOf } from '../answer/copy.token.js';
import { CopyWriter, UnwrittenCopyError } from '../answer/copy.writer.js';
import { baseOf } from '../options/language.chain.js';
import { CopyCatalogue } from './copy.catalogue.js';
import type { CopyValue } from './copy.definition.js';
import { CopyJournal, type CopyLevel } from './copy.journal.js';
import { CopySettings } from './copy.options.js';
import { LiveCopy } from './live.copy.js';
import { TextFormatter } from './text.formatter.js';
import { isBlank } from '../hsl/read/blank.text.js';

type Values = Readonly<Record<string, CopyValue>>;

/**
 * Writes a text as it is published, else as it was before, else as code has it. Language by language:
 * the text in code is the one of the source language, and stands in the chain where that stands.
 */
@Injectable()
export class CatalogueWriter extends CopyWriter {
  readonly #formatter: TextFormatter;

  constructor(
    { timeZone }: CopySettings,
    private readonly catalogue: CopyCatalogue,
    private readonly live: LiveCopy,
    private readonly journal: CopyJournal,
  ) {
    super();
    this.#formatter = new TextFormatter(timeZone);
  }

  override write(reference: CopyReference, languages: readonly string[]): string {
    const { key, text } = reference;
    const { sourceLanguage } = this.catalogue;
    const values = this.#filled(reference.values, languages);
    const user = languages[0] ?? sourceLanguage;
    for (const tag of languages) {
      const written =
        this.#published(key, tag, values, user) ??
        (tag === sourceLanguage ? this.#attempt('code', key, text, tag, values, user) : undefined);
      if (written !== undefined) return written;
    }
    const last =
      this.#published(key, sourceLanguage, values, user) ??
      this.#attempt('code', key, text, sourceLanguage, values, user);
    if (last !== undefined) return last;
    throw new UnwrittenCopyError(key);
  }

  override published(key: string, language: string): string | undefined {
    return this.#published(key, language, {}, language);
  }

  #published(key: string, tag: string, values: Values, user: string): string | undefined {
    const text = this.live.find(key, tag);
    if (text === undefined) return undefined;
    const written = this.#attempt(this.live.level, key, text, tag, values, user);
    if (written !== undefined) return written;
    this.live.failed(key, tag, text);
    const earlier = this.live.earlier(key, tag);
    return earlier === undefined
      ? undefined
      : this.#attempt('snapshot', key, earlier, tag, values, user);
  }

  /** Undefined when the text cannot be written, or nothing would be seen of it. */
  #attempt(
    level: CopyLevel,
    key: string,
    text: string,
    tag: string,
    values: Values,
    user: string,
  ): string | undefined {
    try {
      // 1,00,000 is how numbers are read in India, whichever English the text is in.
      const language = baseOf(user) === baseOf(tag) ? user : tag;
      const written = this.#formatter.format(text, language, values);
      if (isBlank(written)) throw new BlankTextError();
      this.journal.served(level);
      return written;
    } catch (error) {
      this.journal.failed(key, tag, level, error);
      return undefined;
    }
  }

  /** Copy within copy is written first. */
  #filled(values: Values, languages: readonly string[]): Values {
    if (!Object.values(values).some((value) => isNested(value))) return values;
    const entries = Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string' || !hasToken(value)) return [name, value] as const;
      const parts = partsOf(value).map((part) =>
        typeof part === 'string' ? part : this.write(part, languages),
      );
      return [name, parts.join('')] as const;
    });
    return Object.fromEntries(entries);
  }
}

function isNested(value: CopyValue): boolean {
  return typeof value === 'string' && hasToken(value);
}

class BlankTextError extends Error {
  override readonly name = 'BlankText';
}
