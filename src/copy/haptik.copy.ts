import { Injectable } from '@nestjs/common';
import { replaceTokens } from '../answer/copy.token.js';
import { CopyWriter } from '../answer/copy.writer.js';
import { languageChain } from '../options/language.chain.js';
import { CopyCatalogue } from './copy.catalogue.js';
import { type CopyCounts, CopyJournal } from './copy.journal.js';
import { LiveCopy } from './live.copy.js';

/**
 * Writes copy outside of calls, and says how texts are served.
 *
 * @example
 * const subject = haptikCopy.text(copy('order.shipped', { id, day }), 'hi');
 */
@Injectable()
export class HaptikCopy {
  constructor(
    private readonly writer: CopyWriter,
    private readonly catalogue: CopyCatalogue,
    private readonly live: LiveCopy,
    private readonly journal: CopyJournal,
  ) {}

  /**
   * A text with its copy references written.
   *
   * @param language tag of the reader @default the source language
   * @throws Error when a reference cannot be written in any language
   */
  text(text: string, language?: string): string {
    const languages = languageChain(language, this.catalogue.sourceLanguage);
    return replaceTokens(text, (reference) => this.writer.write(reference, languages));
  }

  /** How many texts were served from where, for metrics. */
  get counts(): CopyCounts {
    return this.journal.counts;
  }

  /** The latest publication that is live here; 0 while nothing is published, or known. */
  get revision(): number {
    return this.live.revision;
  }
}
