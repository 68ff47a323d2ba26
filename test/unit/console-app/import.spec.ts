import type { ImportPreview } from '../../../console/src/api/contract.js';
import { formatOf } from '../../../console/src/import/import.file.js';
import {
  afterFault,
  afterLine,
  type ImportState,
} from '../../../console/src/import/import.state.js';
import { liveCounts } from '../../../console/src/import/live.counts.js';
import {
  countOf,
  decide,
  isTaken,
  NONE,
  takeOf,
} from '../../../console/src/import/taken.conflicts.js';

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
const preview: ImportPreview = {
  digest: 'd',
  rows: 2,
  unchanged: 0,
  languages: [
    {
      language: 'en',
      changes: { added: 5, changed: 30, undrafted: 4 },
      conflicts: { added: 100, changed: 500, undrafted: 100 },
    },
    {
      language: 'hi',
      changes: { added: 0, changed: 0, undrafted: 2 },
      conflicts: { added: 0, changed: 0, undrafted: 0 },
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
  it('are left as they are until somebody decides', () => {
    expect(isTaken(NONE, hello)).toBe(false);
    expect(takeOf(NONE, conflicts)).toEqual([]);
  });

  it('are taken one by one', () => {
    const taken = decide(NONE, conflicts, bye, true);
    expect(takeOf(taken, conflicts)).toEqual([{ key: 'bye', language: 'en' }]);
    expect(takeOf(decide(taken, conflicts, bye, false), conflicts)).toEqual([]);
  });

  it('are taken all, those that are not shown too', () => {
    expect(takeOf('all', conflicts)).toBe('all');
    expect(countOf('all', conflicts)).toBe(700);
  });

  it('that are not shown stay once a shown one is decided about', () => {
    const taken = decide('all', conflicts, hello, false);
    expect(takeOf(taken, conflicts)).toEqual([{ key: 'bye', language: 'en' }]);
    expect(countOf(taken, conflicts)).toBe(1);
  });
});

describe('texts of an import that go live', () => {
  it('are those that change what users read, by language', () => {
    expect(liveCounts(preview, NONE)).toEqual([{ language: 'en', added: 5, changed: 30 }]);
  });

  it('count the conflicts that are taken: all, or one by one', () => {
    expect(liveCounts(preview, 'all')).toEqual([{ language: 'en', added: 105, changed: 530 }]);
    const one = decide(NONE, conflicts, hello, true);
    expect(liveCounts(preview, one)).toEqual([{ language: 'en', added: 6, changed: 30 }]);
    const both = decide(one, conflicts, bye, true);
    expect(liveCounts(preview, both)).toEqual([{ language: 'en', added: 6, changed: 31 }]);
  });

  it('are none of those whose draft is only taken away', () => {
    const back = { ...bye, before: 'mine' };
    const only = { ...preview, conflicts: { total: 1, first: [back] } };
    const taken = decide(NONE, only.conflicts, back, true);
    expect(liveCounts(only, taken)).toEqual([{ language: 'en', added: 5, changed: 30 }]);
  });
});

describe('an import', () => {
  const running: ImportState = { kind: 'running', file };

  it('goes on to what is looked at', () => {
    const progress = { type: 'progress', step: 'reading', done: 1, total: 2 } as const;
    const state = afterLine(running, progress);
    expect(state).toMatchObject({ kind: 'running', progress });
    expect(afterLine(state, { type: 'preview', preview })).toEqual({
      kind: 'preview',
      file,
      preview,
    });
  });

  it('begins again when the file could not be read', () => {
    expect(afterLine(running, { type: 'problem', problem })).toMatchObject({
      kind: 'empty',
      error: { message: problem.message },
    });
  });

  it('goes back to what was looked at when nothing could be written', () => {
    const error = new Error('cut off');
    const writing: ImportState = { ...running, looked: preview };
    expect(afterFault(writing, error)).toEqual({ kind: 'preview', file, preview, error });
  });

  it('knows a file by its name', () => {
    expect(['A.CSV', 'a.tsv', 'a.b.xlsx', 'a.json', 'a.pdf', 'csv'].map(formatOf)).toEqual([
      'csv',
      'csv',
      'xlsx',
      'json',
      undefined,
      undefined,
    ]);
  });
});
