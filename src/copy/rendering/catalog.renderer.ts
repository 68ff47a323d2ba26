import { Injectable } from '@nestjs/common';
import { type CopyReference, hasCopyToken, splitAtCopyTokens } from '../reference/copy.token.js';
import { CopyRenderer, CopyRenderError } from '../reference/copy.renderer.js';
import { baseLanguage } from '../../options/texts/language.fallbacks.js';
import { CopyCatalog } from '../catalog/copy.catalog.js';
import type { CopyValue } from '../definition/copy.definition.js';
import type { CopyCounts, CopyLevel } from '../reference/copy.counts.js';
import { CopyEventLogger } from './copy.event.logger.js';
import { ResolvedCopyOptions } from '../copy.options.js';
import { PublishedCopyCache } from '../published/published.copy.cache.js';
import { TextFormatter } from './text.formatter.js';
import { isBlank } from '../../hsl/parse/blank.text.js';

type Values = Readonly<Record<string, CopyValue>>;

/**
 * Renders the published text of a key, else the previously published text, else the default text in
 * code. The languages of the fallback chain are tried in order; the default text counts as the text of
 * the source language.
 */
@Injectable()
export class CatalogRenderer extends CopyRenderer {
  readonly #formatter: TextFormatter;

  constructor(
    { timeZone }: ResolvedCopyOptions,
    private readonly catalog: CopyCatalog,
    private readonly publishedCopy: PublishedCopyCache,
    private readonly eventLogger: CopyEventLogger,
  ) {
    super();
    this.#formatter = new TextFormatter(timeZone);
  }

  override render(reference: CopyReference, languages: readonly string[]): string {
    const { key, defaultText } = reference;
    const { sourceLanguage } = this.catalog;
    const values = this.renderNested(reference.values, languages);
    const user = languages[0] ?? sourceLanguage;
    for (const tag of languages) {
      const rendered =
        this.renderPublished(key, tag, values, user) ??
        (tag === sourceLanguage
          ? this.tryRender('code', key, defaultText, tag, values, user)
          : undefined);
      if (rendered !== undefined) return rendered;
    }
    const fallback =
      this.renderPublished(key, sourceLanguage, values, user) ??
      this.tryRender('code', key, defaultText, sourceLanguage, values, user);
    if (fallback !== undefined) return fallback;
    throw new CopyRenderError(key);
  }

  override findPublished(key: string, language: string): string | undefined {
    return this.renderPublished(key, language, {}, language);
  }

  override get counts(): CopyCounts {
    return this.eventLogger.counts;
  }

  private renderPublished(
    key: string,
    tag: string,
    values: Values,
    user: string,
  ): string | undefined {
    const text = this.publishedCopy.find(key, tag);
    if (text === undefined) return undefined;
    const rendered = this.tryRender(this.publishedCopy.level, key, text, tag, values, user);
    if (rendered !== undefined) return rendered;
    this.publishedCopy.markFailed(key, tag, text);
    const previous = this.publishedCopy.findPrevious(key, tag);
    return previous === undefined
      ? undefined
      : this.tryRender('snapshot', key, previous, tag, values, user);
  }

  /** Undefined when the text cannot be rendered, or renders blank. */
  private tryRender(
    level: CopyLevel,
    key: string,
    text: string,
    tag: string,
    values: Values,
    user: string,
  ): string | undefined {
    try {
      // The region of the user decides the number format: India writes 1,00,000 in English too.
      const isLanguageOfUser = baseLanguage(user) === baseLanguage(tag);
      const language = isLanguageOfUser ? user : tag;
      const rendered = this.#formatter.format(text, language, values);
      if (isBlank(rendered)) throw new BlankCopyError();
      this.eventLogger.recordServed(level, isLanguageOfUser);
      return rendered;
    } catch (error) {
      this.eventLogger.recordFailure(key, tag, level, error);
      return undefined;
    }
  }

  /** Renders the copy references inside values. */
  private renderNested(values: Values, languages: readonly string[]): Values {
    if (!Object.values(values).some((value) => isNested(value))) return values;
    const entries = Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string' || !hasCopyToken(value)) return [name, value] as const;
      const parts = splitAtCopyTokens(value).map((part) =>
        typeof part === 'string' ? part : this.render(part, languages),
      );
      return [name, parts.join('')] as const;
    });
    return Object.fromEntries(entries);
  }
}

function isNested(value: CopyValue): boolean {
  return typeof value === 'string' && hasCopyToken(value);
}

class BlankCopyError extends Error {
  override readonly name = 'BlankText';
}
