import type { CopyEntry } from './copy.repository.js';

/** The entry of a text that does not exist yet. */
export function createEmptyEntry(key: string, language: string): CopyEntry {
  return {
    key,
    language,
    published: null,
    draft: null,
    version: 0,
    changedBy: '',
    changedAt: new Date(0),
    publishedAt: null,
    publishAt: null,
    trashedAt: null,
  };
}
