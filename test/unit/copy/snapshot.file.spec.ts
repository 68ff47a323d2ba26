import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { SnapshotError, SnapshotFile } from '../../../src/copy/published/snapshot.file.js';

type Texts = Map<string, Map<string, string>>;
const asItIs = (_key: string, _language: string, text: string) => text;

describe('a snapshot', () => {
  let folder: string;
  let file: SnapshotFile;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-copy-'));
    file = new SnapshotFile(join(folder, 'deep'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is undefined when the file does not exist', async () => {
    expect(await new SnapshotFile(join(folder, 'none')).read()).toBeUndefined();
  });

  it('restores the written texts, and leaves no other file', async () => {
    const own = fc.dictionary(fc.string(), fc.string({ unit: 'binary' }), { minKeys: 1 });
    const sets = fc.dictionary(fc.constantFrom('en', 'hi', 'de-at'), own);
    await fc.assert(
      fc.asyncProperty(sets, async (given) => {
        const entries = Object.entries(given);
        const texts: Texts = new Map(
          entries.map(([tag, set]) => [tag, new Map(Object.entries(set))]),
        );
        await file.write(texts, asItIs);
        expect(await file.read()).toEqual(texts);
      }),
      { numRuns: 25 },
    );
    expect(await readdir(join(folder, 'deep'))).toEqual(['copy.ndjson']);
  });

  it('removes temporary files of ended processes, but no current files or files of others', async () => {
    const shared = await mkdtemp(join(folder, 'shared-'));
    const left = ['copy.ndjson.71', 'copy.ndjson.1.0badcafe'];
    const others = ['copy.ndjson', 'copy.ndjson.bak', 'copy.ndjson.1.txt', 'other.ndjson.71'];
    for (const name of [...left, ...others]) {
      await writeFile(join(shared, name), '');
      await utimes(join(shared, name), new Date(0), new Date(0));
    }
    await writeFile(join(shared, 'copy.ndjson.72.0badcafe'), '');
    const files = Array.from({ length: 3 }, () => new SnapshotFile(shared));
    const texts: Texts = new Map([['en', new Map([['a.b', 'text']])]]);
    await Promise.all([
      ...files.map((one) => one.removeStaleTempFiles()),
      ...files.map((one) => one.write(texts, asItIs)),
    ]);
    expect((await readdir(shared)).toSorted()).toEqual(
      [...others, 'copy.ndjson.72.0badcafe'].toSorted(),
    );
    expect(await files[0]?.read()).toEqual(texts);
    await new SnapshotFile(join(shared, 'none')).removeStaleTempFiles();
  });

  it('is rejected when any part was changed, removed or added', async () => {
    const many = Array.from(
      { length: 2_000 },
      (_, index) => [`a.k${index}`, `text ${index}`] as const,
    );
    await file.write(new Map([['en', new Map(many)]]), asItIs);
    const whole = await readFile(file.path);
    const damage = fc.tuple(
      fc.integer({ min: 0, max: whole.length - 1 }),
      fc.constantFrom('cut', 'change', 'add'),
    );
    await fc.assert(
      fc.asyncProperty(damage, async ([at, how]) => {
        const rest = whole.subarray(how === 'change' ? at + 1 : at);
        const added = how === 'cut' ? [] : [Buffer.from([(whole[at]! + 1) % 256])];
        const parts = [whole.subarray(0, at), ...added, ...(how === 'cut' ? [] : [rest])];
        await writeFile(file.path, Buffer.concat(parts));
        await expect(file.read()).rejects.toThrow(SnapshotError);
      }),
      { numRuns: 60 },
    );
  });
});
