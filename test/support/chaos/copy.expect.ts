import type { CopyEntry, CopyEvent } from '../../../src/copy/copy.book.js';
import type { CopyFound, CopyLife, CopyRound } from './copy.replica.js';

const WRITTEN: ReadonlySet<string> = new Set(['kill.one', 'kill.two']);

/** What is told of one text: how it stands, and what was done to it. */
interface Told {
  readonly entry: CopyEntry | undefined;
  readonly events: readonly CopyEvent[];
}

/** Whether a round left everything as it was or as it was to be. A test fails on anything between. */
export function expectWhole(
  { act, number }: CopyRound,
  { found: before, isDone }: CopyLife,
  after: CopyFound,
): 'old' | 'new' {
  const written = after.entries.filter(({ key }) => WRITTEN.has(key));
  const words = ({ language }: CopyEntry) => `${act} ${number} ${language}`;
  const isNew = written.every((entry) => entry.published === words(entry));
  const fresh = after.entries.filter(({ key }) => key === `kill.new${number}`);
  expect(fresh).toHaveLength(act === 'import' && isNew ? 1 : 0);
  for (const entry of [...written, ...fresh]) {
    const earlier = toldOf(before, entry);
    const now = toldOf(after, entry);
    if (isNew) expectNew(now, earlier, act, words(entry));
    else expectOld(now, earlier, act, words(entry));
  }
  // Whoever was told that it is done can rely on it.
  if (isDone) expect(isNew).toBe(true);
  const drafts = after.entries.filter(({ key }) => key === 'kill.draft');
  expect(drafts).toMatchObject([{ draft: `draft ${number}`, published: null }]);
  if (written.length > 0) expect(after.says).toEqual(written.map(({ published }) => published));
  return isNew ? 'new' : 'old';
}

function expectNew({ entry, events }: Told, earlier: Told, act: string, words: string): void {
  expect(entry).toMatchObject({ published: words, draft: null });
  const kinds = act === 'publish' ? ['publish', 'edit'] : ['publish', 'import'];
  expect(events.slice(0, 2).map(({ kind }) => kind)).toEqual(kinds);
  expect(events[0]).toMatchObject({
    before: earlier.entry?.published ?? null,
    after: words,
    by: 'ben',
    version: entry?.version,
  });
}

/** Before a publication its draft was saved; of an import nothing is left. */
function expectOld(now: Told, earlier: Told, act: string, words: string): void {
  if (act === 'import') {
    expect(now).toEqual(earlier);
    return;
  }
  expect(now.entry).toMatchObject({ published: earlier.entry?.published ?? null, draft: words });
  expect(now.events[0]).toMatchObject({ kind: 'edit', after: words, version: now.entry?.version });
}

function toldOf({ entries, events }: CopyFound, { key, language }: CopyEntry): Told {
  const isIt = (one: { key: string; language: string }) =>
    one.key === key && one.language === language;
  return { entry: entries.find(isIt), events: events.filter(isIt) };
}
