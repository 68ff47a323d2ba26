import type { CopyEntry, CopyEvent } from '../../../src/copy/copy.repository.js';
import type { ObservedCopy, CopyReplicaResult, CopyWriteRound } from './copy.replica.js';

const WRITTEN_KEYS: ReadonlySet<string> = new Set(['kill.one', 'kill.two']);

/** The reported state of one text and its history. */
interface TextHistory {
  readonly entry: CopyEntry | undefined;
  readonly events: readonly CopyEvent[];
}

/** Whether a round wrote nothing (`old`) or everything (`new`). Fails the test for a partial write. */
export function expectAtomicWrite(
  { operation, index }: CopyWriteRound,
  { observed: before, isAcknowledged }: CopyReplicaResult,
  after: ObservedCopy,
): 'old' | 'new' {
  const written = after.entries.filter(({ key }) => WRITTEN_KEYS.has(key));
  const expectedText = ({ language }: CopyEntry) => `${operation} ${index} ${language}`;
  const isNew = written.every((entry) => entry.published === expectedText(entry));
  const added = after.entries.filter(({ key }) => key === `kill.new${index}`);
  expect(added).toHaveLength(operation === 'import' && isNew ? 1 : 0);
  for (const entry of [...written, ...added]) {
    const previous = textHistoryOf(before, entry);
    const current = textHistoryOf(after, entry);
    if (isNew) expectCommitted(current, previous, operation, expectedText(entry));
    else expectRolledBack(current, previous, operation, expectedText(entry));
  }
  // A confirmed write must be complete.
  if (isAcknowledged) expect(isNew).toBe(true);
  const drafts = after.entries.filter(({ key }) => key === 'kill.draft');
  expect(drafts).toMatchObject([{ draft: `draft ${index}`, published: null }]);
  if (written.length > 0)
    expect(after.renderedTexts).toEqual(written.map(({ published }) => published));
  return isNew ? 'new' : 'old';
}

function expectCommitted(
  { entry, events }: TextHistory,
  previous: TextHistory,
  operation: string,
  expectedText: string,
): void {
  expect(entry).toMatchObject({ published: expectedText, draft: null });
  const kinds = operation === 'publish' ? ['publish', 'edit'] : ['publish', 'import'];
  expect(events.slice(0, 2).map(({ kind }) => kind)).toEqual(kinds);
  expect(events[0]).toMatchObject({
    before: previous.entry?.published ?? null,
    after: expectedText,
    by: 'ben',
    version: entry?.version,
  });
}

/** A publication saved its draft first; an import left nothing. */
function expectRolledBack(
  current: TextHistory,
  previous: TextHistory,
  operation: string,
  expectedText: string,
): void {
  if (operation === 'import') {
    expect(current).toEqual(previous);
    return;
  }
  expect(current.entry).toMatchObject({
    published: previous.entry?.published ?? null,
    draft: expectedText,
  });
  expect(current.events[0]).toMatchObject({
    kind: 'edit',
    after: expectedText,
    version: current.entry?.version,
  });
}

function textHistoryOf(
  { entries, events }: ObservedCopy,
  { key, language }: CopyEntry,
): TextHistory {
  const isSameText = (one: { key: string; language: string }) =>
    one.key === key && one.language === language;
  return { entry: entries.find(isSameText), events: events.filter(isSameText) };
}
