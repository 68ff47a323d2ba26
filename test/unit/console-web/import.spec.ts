import type { ImportPreviewJson } from '../../../packages/console/web/src/api/contract.js';
import { importFormatOf } from '../../../packages/console/web/src/import/file/import.file.js';
import {
  reduceError,
  reduceLine,
  type ImportState,
} from '../../../packages/console/web/src/import/import.state.js';
import { importPublishCounts } from '../../../packages/console/web/src/import/review/import.publish.counts.js';
import {
  countSelected,
  selectConflict,
  isConflictSelected,
  NO_CONFLICTS,
  toOverwriteRequest,
} from '../../../packages/console/web/src/import/review/conflict.selection.js';

const conflictOf = (key: string) => ({
  key,
  language: 'en',
  before: null,
  current: 'theirs',
  changedBy: 'Ravi',
  after: 'mine',
  isNew: key === 'hello',
});
const [hello, bye] = [conflictOf('hello'), conflictOf('bye')];
const conflicts = { total: 700, first: [hello, bye] };
const preview: ImportPreviewJson = {
  digest: 'd',
  rows: 2,
  unchanged: 0,
  languages: [
    {
      language: 'en',
      changes: { added: 5, changed: 30, discardedDrafts: 4 },
      conflicts: { added: 100, changed: 500, discardedDrafts: 100 },
    },
    {
      language: 'hi',
      changes: { added: 0, changed: 0, discardedDrafts: 2 },
      conflicts: { added: 0, changed: 0, discardedDrafts: 0 },
    },
  ],
  changes: { total: 0, first: [] },
  conflicts,
  notices: [],
  refused: { total: 0, first: [] },
};
const file = { name: 'texts.csv', format: 'csv', content: 'key,en' } as const;
const problem = { statusCode: 409, code: 'conflict', message: 'Look at the file again.' };

describe('conflicts of an import', () => {
  it('keep the current text by default', () => {
    expect(isConflictSelected(NO_CONFLICTS, hello)).toBe(false);
    expect(toOverwriteRequest(NO_CONFLICTS, conflicts)).toEqual([]);
  });

  it('are overwritten one by one', () => {
    const selection = selectConflict(NO_CONFLICTS, conflicts, bye, true);
    expect(toOverwriteRequest(selection, conflicts)).toEqual([{ key: 'bye', language: 'en' }]);
    expect(toOverwriteRequest(selectConflict(selection, conflicts, bye, false), conflicts)).toEqual(
      [],
    );
  });

  it('are overwritten all, including those not shown', () => {
    expect(toOverwriteRequest('all', conflicts)).toBe('all');
    expect(countSelected('all', conflicts)).toBe(700);
  });

  it('that are not shown keep their text once a shown one is decided', () => {
    const selection = selectConflict('all', conflicts, hello, false);
    expect(toOverwriteRequest(selection, conflicts)).toEqual([{ key: 'bye', language: 'en' }]);
    expect(countSelected(selection, conflicts)).toBe(1);
  });
});

describe('texts of an import that go live', () => {
  it('are those that change what users read, counted by language', () => {
    expect(importPublishCounts(preview, NO_CONFLICTS)).toEqual([
      { language: 'en', added: 5, changed: 30 },
    ]);
  });

  it('include overwritten conflicts: all, or one by one', () => {
    expect(importPublishCounts(preview, 'all')).toEqual([
      { language: 'en', added: 105, changed: 530 },
    ]);
    const one = selectConflict(NO_CONFLICTS, conflicts, hello, true);
    expect(importPublishCounts(preview, one)).toEqual([{ language: 'en', added: 6, changed: 30 }]);
    const both = selectConflict(one, conflicts, bye, true);
    expect(importPublishCounts(preview, both)).toEqual([{ language: 'en', added: 6, changed: 31 }]);
  });

  it('exclude texts whose draft is only removed', () => {
    const back = { ...bye, before: 'mine' };
    const only = { ...preview, conflicts: { total: 1, first: [back] } };
    const selection = selectConflict(NO_CONFLICTS, only.conflicts, back, true);
    expect(importPublishCounts(only, selection)).toEqual([
      { language: 'en', added: 5, changed: 30 },
    ]);
  });
});

describe('an import', () => {
  const running: ImportState = { kind: 'running', file };

  it('continues to the preview', () => {
    const progress = { type: 'progress', step: 'reading', done: 1, total: 2 } as const;
    const state = reduceLine(running, progress);
    expect(state).toMatchObject({ kind: 'running', progress });
    expect(reduceLine(state, { type: 'preview', preview })).toEqual({
      kind: 'preview',
      file,
      preview,
    });
  });

  it('starts over when the file could not be read', () => {
    expect(reduceLine(running, { type: 'problem', problem })).toMatchObject({
      kind: 'empty',
      error: { message: problem.message },
    });
  });

  it('returns to the preview when nothing could be written', () => {
    const error = new Error('cut off');
    const writing: ImportState = { ...running, previewed: preview };
    expect(reduceError(writing, error)).toEqual({ kind: 'preview', file, preview, error });
  });

  it('detects the format by file name', () => {
    expect(['A.CSV', 'a.tsv', 'a.b.xlsx', 'a.json', 'a.pdf', 'csv'].map(importFormatOf)).toEqual([
      'csv',
      'csv',
      'xlsx',
      'json',
      undefined,
      undefined,
    ]);
  });
});
