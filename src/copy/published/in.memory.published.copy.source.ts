import { Injectable } from '@nestjs/common';
import { PublishedCopySource, type PublishedText } from './published.copy.source.js';

/** Keeps published texts in memory: for tests, and for applications with their own source. */
@Injectable()
export class InMemoryPublishedCopySource extends PublishedCopySource {
  readonly #texts = new Map<string, PublishedText>();
  readonly #listeners = new Set<() => void>();
  #revision = 0;

  /** Publishes a text; null unpublishes it. */
  set(key: string, language: string, text: string | null): void {
    const tag = language.toLowerCase();
    const id = `${tag} ${key}`;
    // Re-inserted, so that the map stays ordered by revision.
    this.#texts.delete(id);
    this.#texts.set(id, { key, language: tag, text, revision: ++this.#revision });
    this.#listeners.forEach((changed) => changed());
  }

  override async *load(after: number): AsyncIterable<readonly PublishedText[]> {
    yield [...this.#texts.values()].filter(({ revision }) => revision > after);
  }

  override watch(changed: () => void): Promise<() => Promise<void>> {
    this.#listeners.add(changed);
    return Promise.resolve(() => {
      this.#listeners.delete(changed);
      return Promise.resolve();
    });
  }
}
