import { setTimeout as wait } from 'node:timers/promises';
import { median } from '../../measure/statistics.js';
import { startHandoffServer } from './handoff.servers.js';

const KINDS = ['none', 'PGlite', 'PostgreSQL'];
/** Time to collect most garbage of the start. */
const REST_MS = 2_000;

/** Measures the time until an application listens, at its first and at later starts, and its memory. */
export async function startApplications(databases, { rounds }) {
  const starts = KINDS.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, kind] of KINDS.entries()) {
      const storage = await databases.createEmpty(kind);
      starts[index].push({ first: await start(storage), later: await start(storage) });
    }
  }
  return KINDS.map((storage, index) => {
    const of = (value) => median(starts[index].map(value));
    return {
      storage,
      firstMs: of(({ first }) => first.bootMs),
      laterMs: of(({ later }) => later.bootMs),
      rss: of(({ later }) => later.rss),
    };
  });
}

async function start(storage) {
  const server = await startHandoffServer(storage);
  await wait(REST_MS);
  const { rss } = await server.usage();
  await server.end();
  return { bootMs: server.bootMs, rss };
}
