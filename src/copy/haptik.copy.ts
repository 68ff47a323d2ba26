import { Injectable } from '@nestjs/common';
import { replaceCopyTokens } from '../answer/copy.token.js';
import { CopyRenderer } from '../answer/copy.renderer.js';
import { languageFallbacks } from '../options/language.fallbacks.js';
import { CopyCatalog } from './copy.catalog.js';
import { type CopyCounts, CopyEventLogger } from './copy.event.logger.js';
import { PublishedCopyCache } from './published.copy.cache.js';

/**
 * Writes copy outside of calls, and says how texts are served.
 *
 * @example
 * const subject = haptikCopy.render(copy('order.shipped', { id: '71', day }), 'hi');
 */
@Injectable()
export class HaptikCopy {
  constructor(
    private readonly renderer: CopyRenderer,
    private readonly catalog: CopyCatalog,
    private readonly publishedCopy: PublishedCopyCache,
    private readonly eventLogger: CopyEventLogger,
  ) {}

  /**
   * A text with its copy references written.
   *
   * @param language tag of the reader @default the source language
   * @throws Error when a reference cannot be written in any language
   */
  render(text: string, language?: string): string {
    const languages = languageFallbacks(language, this.catalog.sourceLanguage);
    return replaceCopyTokens(text, (reference) => this.renderer.render(reference, languages));
  }

  /** How many texts were served from where, for metrics. */
  get counts(): CopyCounts {
    return this.eventLogger.counts;
  }

  /** The latest publication that is live here; 0 while nothing is published, or known. */
  get revision(): number {
    return this.publishedCopy.revision;
  }
}
