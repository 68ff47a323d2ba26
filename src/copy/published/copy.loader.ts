import { withTimeout } from '../../resilience/deadlines/with.timeout.js';
import type { PublishedCopySource, PublishedText } from './published.copy.source.js';
import { setPublishedText } from './published.copy.cache.js';
import { internKey } from './snapshot.file.js';

/** The complete content of a store. */
export interface LoadedCopy {
  readonly texts: Map<string, Map<string, string>>;
  readonly revision: number;
}

/** Reads the pages of a store, each within a timeout. @throws errors of the store */
export async function* readPublishedPages(
  source: PublishedCopySource,
  after: number,
  timeoutMs: number,
): AsyncGenerator<readonly PublishedText[]> {
  const pages = source.load(after)[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (;;) {
      const page = await withTimeout(timeoutMs, () => pages.next());
      isDone = page.done === true;
      if (isDone) return;
      yield page.value as readonly PublishedText[];
    }
  } finally {
    // Not awaited: a store that hangs would block here again.
    if (!isDone) void Promise.resolve(pages.return?.()).catch(() => undefined);
  }
}

/** Loads the complete content of a store into maps that share their key strings. */
export async function loadPublishedTexts(
  source: PublishedCopySource,
  timeoutMs: number,
): Promise<LoadedCopy> {
  const texts = new Map<string, Map<string, string>>();
  const keys = new Map<string, string>();
  let revision = 0;
  for await (const page of readPublishedPages(source, 0, timeoutMs)) {
    for (const one of page) {
      setPublishedText(texts, { ...one, key: internKey(keys, one.key) });
      revision = Math.max(revision, one.revision);
    }
  }
  return { texts, revision };
}
