import { Injectable } from '@nestjs/common';
import { replaceCopyTokens } from '../reference/copy.token.js';
import { CopyRenderer } from '../reference/copy.renderer.js';
import { languageFallbacks } from '../../options/texts/language.fallbacks.js';
import { CopyCatalog } from '../catalog/copy.catalog.js';
import type { CopyCounts } from '../reference/copy.counts.js';
import { CopyEventLogger } from './copy.event.logger.js';
import { PublishedCopyCache } from '../published/published.copy.cache.js';

/**
 * Renders copy outside of webhook calls, and reports how texts are served.
 *
 * @hideconstructor
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
   * Replaces the copy references in a text.
   *
   * @param language language tag of the reader @default the source language
   * @throws CopyRenderError when a reference cannot be rendered in any language
   */
  render(text: string, language?: string): string {
    const languages = languageFallbacks(language, this.catalog.sourceLanguage);
    return replaceCopyTokens(text, (reference) => this.renderer.render(reference, languages));
  }

  /** Number of served texts by origin, for metrics. */
  get counts(): CopyCounts {
    return this.eventLogger.counts;
  }

  /** Revision of the latest publication in this process; 0 when none is known. */
  get revision(): number {
    return this.publishedCopy.revision;
  }
}
