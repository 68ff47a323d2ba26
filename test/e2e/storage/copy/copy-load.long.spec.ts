import { setImmediate } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import type { CopyEntry } from '../../../../src/copy/copy.repository.js';
import {
  copyRepositoryOf,
  CopyStorage,
  DATABASE_ENGINES,
  loadPublishedPages,
} from '../../../support/servers/database/copy.storage.js';

const KEYS = 20_000;
const LANGUAGES = ['en', 'hi', 'hi-in', 'mr', 'ta'];
const PUBLISHED = 12_000;

const edits = Array.from({ length: KEYS }, (_, index) =>
  LANGUAGES.map((language) => ({
    key: `group${index % 100}.text${index}`,
    language,
    version: 0,
    text: `Order {id} left on {day, date, medium}, says ${index} in ${language}`,
  })),
).flat();

describe.each(DATABASE_ENGINES)('a catalog of 100,000 texts on %s', (engine) => {
  const storage = new CopyStorage(engine);
  let app: INestApplication;

  beforeAll(async () => {
    await storage.open();
    await storage.createDatabase();
    app = await storage.start();
  });
  afterAll(async () => {
    await storage.stopAll();
    await storage.close();
  });

  it('is imported in one transaction, with its history', async () => {
    const entries = await copyRepositoryOf(app).save(edits, 'asha', 'import');
    expect(entries).toHaveLength(edits.length);
    expect(entries[7]).toMatchObject({ draft: edits[7]?.text, language: 'hi-in', version: 1 });
    expect(await copyRepositoryOf(app).findKeys({})).toHaveLength(KEYS);
    const [last] = await copyRepositoryOf(app).history({ limit: 1 });
    expect(last).toMatchObject({ kind: 'import', key: edits.at(-1)?.key });
  }, 600_000);

  it('is searched', async () => {
    const found = await copyRepositoryOf(app).find({
      containing: 'SAYS 777 IN HI',
      prefix: 'group77.',
    });
    expect(found.map(({ language }) => language)).toEqual(['hi', 'hi-in']);
    expect(await copyRepositoryOf(app).findKeys({ prefix: 'group7.' })).toHaveLength(KEYS / 100);
  });

  it('is streamed completely, each text once and unchanged', async () => {
    const texts: CopyEntry[] = [];
    for await (const piece of copyRepositoryOf(app).streamAll()) texts.push(...piece);
    expect(texts).toHaveLength(edits.length);
    expect(new Set(texts.map(({ key, language }) => `${key} ${language}`)).size).toBe(edits.length);
    const states = await copyRepositoryOf(app).findAllKeys();
    expect(states.map(({ key }) => key)).toEqual(await copyRepositoryOf(app).findKeys({}));
    const keys = ['group0.text0', 'group1.text4801', 'group99.text999'];
    const some = texts.filter(({ key }) => keys.includes(key));
    expect(some).toEqual(await copyRepositoryOf(app).find({ keys }));
  });

  it('is published without blocking the process', async () => {
    const refs = edits.slice(0, PUBLISHED).map((edit) => ({ ...edit, version: 1 }));
    const publishing = copyRepositoryOf(app).publish(refs, 'asha');
    const ended = publishing.then(() => true);
    let turns = 0;
    while (!(await Promise.race([ended, setImmediate(false)]))) turns += 1;
    expect(await publishing).toHaveLength(PUBLISHED);
    // At least once per thousand texts.
    expect(turns).toBeGreaterThanOrEqual(PUBLISHED / 1_000);
  });

  it('is loaded in pages, each text once', async () => {
    const pages = await loadPublishedPages(app);
    expect(pages.map((page) => page.length)).toEqual([5_000, 5_000, 2_000]);
    expect(new Set(pages.flat().map(({ revision }) => revision)).size).toBe(PUBLISHED);
  });
});
