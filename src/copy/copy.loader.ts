import { within } from '../control/within.js';
import type { CopyStore, PublishedText } from './copy.store.js';
import { put } from './live.copy.js';
import { keyOf } from './snapshot.file.js';

/** Everything that a store has. */
export interface LoadedCopy {
  readonly texts: Map<string, Map<string, string>>;
  readonly revision: number;
}

/** The pages of a store, each of which has to come within a time. @throws what the store throws */
export async function* pagesOf(
  store: CopyStore,
  after: number,
  milliseconds: number,
): AsyncGenerator<readonly PublishedText[]> {
  const pages = store.load(after)[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (;;) {
      const page = await within(milliseconds, () => pages.next());
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
export async function loadAll(store: CopyStore, milliseconds: number): Promise<LoadedCopy> {
  const texts = new Map<string, Map<string, string>>();
  const keys = new Map<string, string>();
  let revision = 0;
  for await (const page of pagesOf(store, 0, milliseconds)) {
    for (const one of page) {
      put(texts, { ...one, key: keyOf(keys, one.key) });
      revision = Math.max(revision, one.revision);
    }
  }
  return { texts, revision };
}
