import type { INestApplication } from '@nestjs/common';
import type { CopyRepository } from '../../../../src/copy/copy.repository.js';
import { CopyConflictError, CopyStateError } from '../../../../src/copy/copy.repository.js';
import {
  copyRepositoryOf,
  CopyStorage,
  DATABASE_ENGINES,
  loadPublished,
} from '../../../support/servers/database/copy.storage.js';
import { advanceStorageTime } from '../../../support/servers/database/storage.clock.js';

const price = { key: 'price.now', language: 'en' } as const;
const reasonOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each(DATABASE_ENGINES)('a copy repository on %s', (engine) => {
  const storage = new CopyStorage(engine);
  let app: INestApplication;
  let repository: CopyRepository;
  let count = 0;
  /** A unique key for each test. */
  let text: { key: string; language: string };

  beforeAll(async () => {
    await storage.open();
    await storage.createDatabase();
    app = await storage.start();
    repository = copyRepositoryOf(app);
  });
  afterAll(async () => {
    await storage.stopAll();
    await storage.close();
  });
  beforeEach(() => {
    text = { key: `test${++count}.text`, language: 'en' };
  });

  const save = async (words: string | null, version: number, by = 'asha') => {
    const [entry] = await repository.save([{ ...text, version, text: words }], by);
    return entry;
  };
  const publish = async (version: number) =>
    (await repository.publish([{ ...text, version }], 'asha'))[0];
  const revisionNow = async () => (await loadPublished(app)).at(-1)?.revision ?? 0;
  const live = async () =>
    (await loadPublished(app)).find(
      ({ key, language }) => key === text.key && language === text.language,
    );
  const kinds = async () =>
    (await repository.history({ key: text.key })).map(({ kind, before, after }) => [
      kind,
      before,
      after,
    ]);
  const now = async () => (await repository.find({ keys: [text.key] }))[0];

  it('keeps a draft that users do not read until it is published', async () => {
    expect(await save('₹ 2,499', 0)).toMatchObject({
      ...text,
      draft: '₹ 2,499',
      published: null,
      version: 1,
      changedBy: 'asha',
      publishedAt: null,
      trashedAt: null,
    });
    expect(await live()).toBeUndefined();
    expect(await publish(1)).toMatchObject({ draft: null, published: '₹ 2,499', version: 2 });
    expect(await live()).toMatchObject({ text: '₹ 2,499' });
    expect((await now())?.publishedAt).toBeInstanceOf(Date);
  });

  it('loads only what was published after a revision', async () => {
    await save('one', 0);
    await publish(1);
    const before = await revisionNow();
    await save('two', 2);
    expect(await loadPublished(app, before)).toEqual([]);
    await publish(3);
    expect(await loadPublished(app, before)).toEqual([
      { ...text, text: 'two', revision: before + 1 },
    ]);
  });

  it('stores and publishes a blank draft', async () => {
    await save('', 0);
    expect(await publish(1)).toMatchObject({ published: '' });
    expect(await live()).toMatchObject({ text: '' });
  });

  it('reports the text of the first editor to the second', async () => {
    await save('one', 0);
    await save('of Asha', 1);
    const error = await reasonOf(save('of Ben', 1, 'ben'));
    expect(error).toBeInstanceOf(CopyConflictError);
    expect((error as CopyConflictError).current).toMatchObject([{ draft: 'of Asha', version: 2 }]);
    const unknown = await reasonOf(
      repository.save([{ key: `${text.key}.none`, language: 'hi', version: 3, text: 'x' }], 'ben'),
    );
    expect((unknown as CopyConflictError).current).toMatchObject([{ version: 0, draft: null }]);
  });

  it.each([
    ['two', 2, 0],
    ['two', 2, 1],
    ['twenty', 20, 0],
    ['twenty', 20, 1],
  ])(
    'lets one of %s concurrent writers win, and reports a conflict to the others (%i, version %i)',
    async (_, n, version) => {
      if (version === 1) await save('before', 0);
      const names = Array.from({ length: n }, (__, index) => `editor${index}`);
      const results = await Promise.all(names.map((by) => reasonOf(save(`of ${by}`, version, by))));
      const losers = results.filter((result) => result !== undefined);
      expect(losers).toHaveLength(n - 1);
      const winner = await now();
      expect(winner?.draft).toBe(`of ${winner?.changedBy}`);
      for (const loser of losers) {
        expect(loser).toBeInstanceOf(CopyConflictError);
        expect((loser as CopyConflictError).current).toEqual([winner]);
      }
    },
  );

  it('imports and publishes together, or does neither', async () => {
    const hi = { ...text, language: 'hi', version: 0, text: 'एक' };
    const late = [hi, { ...text, version: 7, text: 'late' }];
    expect(await reasonOf(repository.importPublished(late, 'asha'))).toBeInstanceOf(
      CopyConflictError,
    );
    expect(await repository.find({ keys: [text.key] })).toEqual([]);
    await save('one', 0);
    const edits = [hi, { ...text, version: 1, text: 'two' }];
    expect(await repository.importPublished(edits, 'asha')).toMatchObject([
      { published: 'एक', draft: null, version: 2 },
      { published: 'two', draft: null, version: 3 },
    ]);
    expect(await live()).toMatchObject({ text: 'two' });
    const events = await repository.history({ ...text });
    expect(events.map(({ kind }) => kind)).toEqual(['publish', 'import', 'edit']);
  });

  it('writes all of a batch, or nothing of it', async () => {
    await save('one', 0);
    const other = { ...text, language: 'hi' };
    const batch = [
      { ...other, version: 0, text: 'एक' },
      { ...text, version: 7, text: 'late' },
    ];
    const error = await reasonOf(repository.save(batch, 'ben', 'import'));
    expect((error as CopyConflictError).current).toMatchObject([{ ...text, draft: 'one' }]);
    expect(await repository.find({ keys: [text.key] })).toHaveLength(1);
    await repository.save([{ ...other, version: 0, text: 'एक' }], 'ben');
    await repository.save([{ ...text, version: 1, text: null }], 'ben');
    const refused = await reasonOf(
      repository.publish(
        [
          { ...other, version: 1 },
          { ...text, version: 2 },
        ],
        'ben',
      ),
    );
    expect(refused).toBeInstanceOf(CopyStateError);
    expect((refused as Error).message).toContain(`"${text.key}" (en) has no draft`);
    expect(await loadPublished(app)).not.toContainEqual(expect.objectContaining({ key: text.key }));
  });

  it('refuses a batch that contains a text twice', async () => {
    const edit = { ...text, version: 0, text: 'x' };
    await expect(repository.save([edit, edit], 'asha')).rejects.toThrow('is given twice');
  });

  it('merges consecutive edits of one author into one event, which is undone as one', async () => {
    await save('T', 0);
    await save('The', 1);
    await save('The price', 2);
    expect(await kinds()).toEqual([['edit', null, 'The price']]);
    await save('The prize', 3, 'ben');
    await save('The prize!', 4, 'asha');
    expect(await kinds()).toEqual([
      ['edit', 'The prize', 'The prize!'],
      ['edit', 'The price', 'The prize'],
      ['edit', null, 'The price'],
    ]);
    const [latest] = await repository.history({ key: text.key, limit: 1 });
    expect(await repository.undo(latest?.id ?? '', { ...text, version: 5 }, 'asha')).toMatchObject({
      draft: 'The prize',
      version: 6,
    });
  });

  it('records two edits when ten minutes are between them', async () => {
    await save('The', 0);
    await advanceStorageTime(app, 601);
    await save('The price', 1);
    expect(await kinds()).toEqual([
      ['edit', 'The', 'The price'],
      ['edit', null, 'The'],
    ]);
  });

  it('changes nothing when an identical draft is saved', async () => {
    await save('same', 0);
    expect(await save('same', 1, 'ben')).toMatchObject({ version: 1, changedBy: 'asha' });
    expect(await kinds()).toHaveLength(1);
  });

  it('records every kind of event, with the text before and after', async () => {
    await save('one', 0);
    await publish(1);
    await save('two', 2);
    await save(null, 3);
    expect(await kinds()).toEqual([
      ['discard', 'two', 'one'],
      ['edit', 'one', 'two'],
      ['publish', null, 'one'],
      ['edit', null, 'one'],
    ]);
    const page = await repository.history({ key: text.key, limit: 2 });
    const rest = await repository.history({ key: text.key, before: page[1]?.id ?? '' });
    expect(rest.map(({ kind }) => kind)).toEqual(['publish', 'edit']);
    expect(await repository.history({ before: 'no id' })).toEqual([]);
  });

  it('undoes a publication with a draft of the previous text', async () => {
    await save('one', 0);
    await publish(1);
    await save('two', 2);
    await publish(3);
    const [publication] = await repository.history({ key: text.key, limit: 1 });
    await repository.undo(publication?.id ?? '', { ...text, version: 4 }, 'asha');
    expect(await now()).toMatchObject({ draft: 'one', published: 'two' });
  });

  it('does not undo an overwritten event, but reverts to it', async () => {
    await save('one', 0, 'asha');
    await save('two', 1, 'ben');
    await save('three', 2, 'asha');
    const [, , first] = await repository.history({ key: text.key });
    const ref = { ...text, version: 3 };
    await expect(repository.undo(first?.id ?? '', ref, 'ben')).rejects.toThrow(
      'Revert to a version',
    );
    expect(await repository.revertTo(first?.id ?? '', ref, 'ben')).toMatchObject({ draft: 'one' });
    expect((await kinds())[0]).toEqual(['revert', 'three', 'one']);
    await expect(repository.revertTo(first?.id ?? '', ref, 'ben')).rejects.toThrow(
      CopyConflictError,
    );
  });

  it('does not undo an event of another text, or an unknown event', async () => {
    await save('one', 0);
    const [event] = await repository.history({ key: text.key });
    const other = { ...text, language: 'hi' };
    await repository.save([{ ...other, version: 0, text: 'एक' }], 'asha');
    const ref = { ...other, version: 1 };
    await expect(repository.undo(event?.id ?? '', ref, 'asha')).rejects.toThrow(CopyStateError);
    await expect(repository.revertTo('x', ref, 'asha')).rejects.toThrow('Reload the history');
  });

  it('moves a key to the trash, and restores it unchanged', async () => {
    await save('one', 0);
    await publish(1);
    await save('draft', 2);
    await repository.save([{ ...text, language: 'hi', version: 0, text: 'एक' }], 'asha');
    const before = await revisionNow();
    await repository.trash(text.key, 'ben');
    expect(await loadPublished(app, before)).toEqual([
      { ...text, text: null, revision: before + 1 },
    ]);
    expect(await repository.find({ keys: [text.key] })).toEqual([]);
    expect(await repository.find({ keys: [text.key], isTrashed: true })).toHaveLength(2);
    expect(await repository.find({ keys: [text.key], isTrashed: 'either' })).toHaveLength(2);
    await expect(save('more', 4)).rejects.toThrow('Restore its key first');
    await expect(
      repository.save([{ ...text, language: 'mr', version: 0, text: 'एक' }], 'asha'),
    ).rejects.toThrow('Restore its key first');
    await expect(repository.trash(text.key, 'ben')).rejects.toThrow('already in the trash');
    await repository.restore(text.key, 'ben');
    expect(await live()).toEqual({ ...text, text: 'one', revision: before + 2 });
    expect(await now()).toMatchObject({ draft: 'draft', published: 'one', trashedAt: null });
    expect((await kinds()).map(([kind]) => kind).slice(0, 4)).toEqual([
      'restore',
      'restore',
      'trash',
      'trash',
    ]);
    await expect(repository.restore(text.key, 'ben')).rejects.toThrow('is not in the trash');
    await expect(repository.trash('nobody.wrote.it', 'ben')).rejects.toThrow(
      'has no texts to remove',
    );
  });

  it('finds letters in any Unicode composition', async () => {
    await save('Caf\u00e9 \u092a\u0922\u093c\u093e\u0908', 0);
    const find = async (containing: string) =>
      (await repository.find({ containing, keys: [text.key] })).length;
    expect(await find('CAFE\u0301')).toBe(1);
    expect(await find('\u092a\u095d\u093e\u0908')).toBe(1);
    expect(await find('\u0924')).toBe(0);
  });

  it('removes a language with its texts, which stay in the history', async () => {
    const other = { ...text, language: 'eo' };
    const more = { key: `${text.key}.more`, language: 'eo' };
    await save('one', 0);
    await repository.save([{ ...other, version: 0, text: 'unu' }], 'asha');
    await repository.publish([{ ...other, version: 1 }], 'asha');
    await repository.save([{ ...more, version: 0, text: 'du' }], 'asha');
    await repository.publish([{ ...more, version: 1 }], 'asha', new Date('2099-01-01'));
    const entries = await repository.removeLanguage('EO', 'ben');
    expect(entries.map(({ key }) => key)).toEqual([text.key, more.key]);
    expect(await repository.languages()).not.toContain('eo');
    for (const entry of await repository.find({ languages: ['eo'] })) {
      expect(entry).toMatchObject({
        published: null,
        draft: null,
        publishAt: null,
        changedBy: 'ben',
      });
    }
    expect((await loadPublished(app)).filter(({ language }) => language === 'eo')).toEqual([
      expect.objectContaining({ key: text.key, text: null }),
    ]);
    const events = await repository.history({ ...other });
    expect(events[0]).toMatchObject({ kind: 'remove-language', before: 'unu', after: null });
    expect((await repository.history(more)).map(({ kind }) => kind)).toEqual([
      'remove-language',
      'unschedule',
      'schedule',
      'edit',
    ]);
    // A new text continues the version, and adds the language again.
    const ref = { ...other, version: entries[0]?.version ?? 0 };
    const again = await repository.undo(String(events[0]?.id), ref, 'asha');
    expect(again).toMatchObject({ draft: 'unu', published: null });
    expect(await repository.languages()).toContain('eo');
    expect(await repository.removeLanguage('eo', 'ben')).toHaveLength(1);
    expect(await repository.removeLanguage('eo', 'ben')).toEqual([]);
    expect((await repository.find({ keys: [text.key], languages: ['en'] }))[0]).toMatchObject({
      draft: 'one',
    });
  });

  it('finds texts by content, without wildcards', async () => {
    await save('100% COTTON_wool \\ È', 0);
    const find = async (containing: string) =>
      (await repository.find({ containing, keys: [text.key] })).length;
    expect(await find('100% cotton_WOOL \\')).toBe(1);
    expect(await find('è')).toBe(1);
    expect(await find('0_')).toBe(0);
    expect(await find('100%wool')).toBe(0);
    expect(await find('\0')).toBe(0);
    expect(await repository.findKeys({ prefix: 'test%' })).toEqual([]);
    expect(await repository.findKeys({ prefix: text.key.slice(0, -1), isDraft: true })).toEqual([
      text.key,
    ]);
    expect(await repository.find({ keys: [text.key], changedBy: 'ben' })).toEqual([]);
    expect(await repository.find({ keys: [text.key], languages: ['hi'] })).toEqual([]);
    expect(await repository.find({ keys: [text.key], isDraft: false })).toEqual([]);
  });

  it('refuses a text with damaged characters, and explains the fix', async () => {
    const error = await reasonOf(
      repository.save([{ ...text, version: 0, text: 'a\ufffd' }], 'asha'),
    );
    expect(error).toBeInstanceOf(CopyStateError);
    expect((error as Error).message).toContain('as UTF-8');
  });

  it.each([
    ['a NUL character', 'a\0b'],
    ['half of a character', 'a\uD83D'],
    ['half of a character', '\uDE00b'],
  ])('refuses %s with an error (%j)', async (what, bad) => {
    const refused = [
      repository.save([{ ...text, version: 0, text: bad }], 'asha'),
      repository.save([{ ...text, key: bad, version: 0, text: 'x' }], 'asha'),
      repository.save([{ ...text, version: 0, text: 'x' }], bad),
      repository.addLanguage(bad, 'asha'),
      repository.trash(bad, 'asha'),
    ];
    for (const error of await Promise.all(refused.map(reasonOf))) {
      expect(error).toBeInstanceOf(CopyStateError);
      expect((error as Error).message).toContain(what);
    }
    expect(await now()).toBeUndefined();
  });

  it('refuses a key that is too long for its index', async () => {
    const key = 'ळ'.repeat(400);
    await expect(
      repository.save([{ ...text, key, version: 0, text: 'x' }], 'asha'),
    ).rejects.toThrow('longer than 1000 bytes');
  });

  it('stores texts of any length and script unchanged', async () => {
    const words = `${'ळ😀\r\n\t"\\'.repeat(20_000)}\u2028`;
    await save(words, 0);
    await publish(1);
    expect((await live())?.text).toBe(words);
  });

  it('lists added languages, and those of texts', async () => {
    await repository.addLanguage('ta', 'asha');
    await repository.addLanguage('TA', 'ben');
    await repository.save([{ ...price, language: 'mr', version: 0, text: 'x' }], 'asha');
    expect(await repository.languages()).toEqual(expect.arrayContaining(['mr', 'ta']));
    expect(new Set(await repository.languages()).size).toBe((await repository.languages()).length);
  });
});
