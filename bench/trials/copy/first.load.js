// The first load of published texts from a database, as at the start of an application.
import { NestFactory } from '@nestjs/core';
import { PublishedCopySource } from '../../../dist/copy/index.js';
import { loadPublishedTexts } from '../../../dist/copy/published/copy.loader.js';
import { HaptikModule } from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';

const LANGUAGES = ['en', 'hi', 'mr', 'ta', 'bn'];
const KINDS = ['PGlite', 'PostgreSQL'];

/** Milliseconds for the given number of keys in five languages on each kind of database. */
export async function loadFromDatabases(databases, { keys }) {
  const rows = [];
  for (const kind of KINDS) {
    const storage = await databases.createEmpty(kind);
    // Creates the tables.
    await (await start(storage)).close();
    await databases.run(storage, textsOf(keys));
    const app = await start(storage);
    const startedAt = performance.now();
    const { revision } = await loadPublishedTexts(
      app.get(PublishedCopySource, { strict: false }),
      60_000,
    );
    const loadMs = performance.now() - startedAt;
    await app.close();
    if (revision !== keys * LANGUAGES.length) throw new Error('texts are missing');
    rows.push({ kind, texts: revision, loadMs });
  }
  return rows;
}

async function start(storage) {
  const root = {
    ...HaptikStorageModule.forRoot(storage),
    imports: [HaptikModule.forRoot({ secrets: 'node-secret' })],
  };
  const app = await NestFactory.create(root, { logger: false, rawBody: true });
  return app.init();
}

function textsOf(keys) {
  const languages = LANGUAGES.map((tag) => `'${tag}'`).join(', ');
  return `insert into haptik.copy_texts
      (key, language, published, version, changed_by, changed_at, published_at, revision)
    select 'area' || at % 97 || '.screen' || at % 1009 || '.text' || at, tag,
      tag || ': order ' || at || ' of {customer} reaches {city} with the next parcel',
      1, 'bench', now(), now(), row_number() over ()
    from generate_series(1, ${keys}) as at, unnest(array[${languages}]) as tag`;
}
