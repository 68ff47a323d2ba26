import { withTimeout } from '../resilience/with.timeout.js';
import type { PublishedCopySource, PublishedText } from './published.copy.source.js';
import { setPublishedText } from './published.copy.cache.js';
import { internKey } from './snapshot.file.js';

/** Everything that a store has. */
export interface LoadedCopy {
  readonly texts: Map<string, Map<string, string>>;
  readonly revision: number;
}

/** The pages of a store, each of which has to come within a time. @throws what the store throws */
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
    // A store that hangs is not waited for a second time.
    if (!isDone) void Promise.resolve(pages.return?.()).catch(() => undefined);
  }
}

/** All that a store has, in maps that share their keys. */
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
