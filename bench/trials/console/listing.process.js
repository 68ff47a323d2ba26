// A separate process, so that its memory is that of the lists. Runs with --expose-gc; argv has the
// storage options and the number of keys. Runs the queries of the page Messages, below HTTP.
import { NestFactory } from '@nestjs/core';
import { ConsoleApplication } from '../../../packages/console/dist/console.application.js';
import { HaptikConsoleModule } from '../../../packages/console/dist/index.js';
import { KeyIndexSynchronizer } from '../../../packages/console/dist/copy/list/key.index.synchronizer.js';
import { KeyList } from '../../../packages/console/dist/copy/list/key.list.js';
import { CopyViewMapper } from '../../../packages/console/dist/copy/views/copy.view.mapper.js';
import { defineCopy, HaptikCopyModule } from '../../../dist/copy/index.js';
import { PublishedCopyCache } from '../../../dist/copy/published/published.copy.cache.js';
import { HaptikModule } from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';
import { keyOf } from './text.rows.js';
import { timed } from './timed.js';

const ROUNDS = 7;
const SEARCHES = { common: 'parcel', rare: 'order 4711 ', Hindi: 'पार्सल', none: 'zebra' };
const FILTERS = ['all', 'missing', 'mine', 'failing', 'unused', 'draft', 'scheduled', 'trash'];

const storage = JSON.parse(process.argv[2]);
const keys = Number(process.argv[3]);

const definition = {
  text: 'Order {id} of {customer} reaches {city} with the next parcel',
  description: 'The user asks where a parcel is.',
  usedAs: 'text',
  sample: { id: 'A-17', customer: 'Asha', city: 'Pune' },
};
const definitions = Object.fromEntries(
  Array.from({ length: keys }, (_, at) => [keyOf(at + 1), definition]),
);
const root = {
  ...HaptikConsoleModule.forRoot({}),
  imports: [
    HaptikModule.forRoot({ secrets: 'node-secret' }),
    HaptikStorageModule.forRoot(storage),
    HaptikCopyModule.forRoot({ copy: [defineCopy(definitions)] }),
  ],
};
const app = await NestFactory.create(root, { logger: false, rawBody: true });
await app.init();

const find = (token) => app.get(token, { strict: false });
const { app: consoleApp } = find(ConsoleApplication);
const [list, views] = [consoleApp.get(KeyList), consoleApp.get(CopyViewMapper)];
const defaults = { filter: 'all', limit: 50 };
const page = async (query) => {
  const found = await list.page({ ...defaults, ...query }, 'bench');
  await views.mapMessages(found.keys, { id: 'bench' });
  return found.total;
};
const used = () => {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};

async function often(what, work) {
  const runs = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await timed(work));
  const sorted = runs.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const blockedMs = Math.max(...runs.map((run) => run.blockedMs));
  return { what, ms: sorted[Math.floor(ROUNDS / 2)], blockedMs };
}

// Texts are loaded in the background, with and without a console.
while (find(PublishedCopyCache).level !== 'published')
  await new Promise((resolve) => setTimeout(resolve, 50));
const before = used();
const rows = [{ what: 'first list', ...(await timed(() => page({}))) }];
rows.push({
  what: 'all texts, in the background',
  ...(await timed(() => consoleApp.get(KeyIndexSynchronizer).index())),
});
const bytes = used() - before;
rows.push({ what: 'first overview', ...(await timed(() => list.overview('bench'))) });
// `validated` waits at most a second for the index of validated texts.
while ((await timed(() => consoleApp.get(KeyIndexSynchronizer).validated())).ms > 900);
for (const filter of FILTERS) rows.push(await often(`list, ${filter}`, () => page({ filter })));
for (const [word, search] of Object.entries(SEARCHES)) {
  rows.push(await often(`search, ${word}`, () => page({ search })));
}
rows.push(await often('overview', () => list.overview('bench')));
const found = {};
for (const [word, search] of Object.entries(SEARCHES)) found[word] = await page({ search });
await app.close();
process.stdout.write(JSON.stringify({ bytes, rows, found }));
