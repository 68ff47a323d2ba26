import { BenchDatabases } from '../bench.databases.js';
import { table } from '../table.js';
import { listMessages } from '../trials/console/listing.js';

/** Measures how long the page Messages waits for lists, searches and counts. */
export async function measureConsole(plan, print) {
  const databases = await BenchDatabases.open();
  try {
    const results = await listMessages(databases, plan);
    print(tableOf(plan.keys, results));
    return { results, targets: results.flatMap(targetsOf) };
  } finally {
    await databases.close();
  }
}

function tableOf(keys, results) {
  const kinds = results.map(({ kind, bytes }) => `${kind}, ${(bytes / 1e6).toFixed(0)} MB`);
  const head = [
    `${keys} keys`,
    ...kinds.flatMap((kind) => [`${kind}: ms`, 'event loop blocked ms']),
  ];
  const rows = results[0].rows.map(({ what }, at) => [
    what,
    ...results.flatMap(({ rows: { [at]: row } }) => [row.ms.toFixed(0), row.blockedMs.toFixed(0)]),
  ]);
  return table(head, rows);
}

function targetsOf({ kind, rows }) {
  const searches = rows.filter(({ what }) => what.startsWith('search'));
  const msOf = (name) => rows.find(({ what }) => what === name).ms;
  const blocking = { what: 'PostgreSQL: event loop blocked', atMost: 50, unit: ' ms' };
  return [
    { what: `${kind}: first list`, atMost: 3_000, measured: msOf('first list'), unit: ' ms' },
    {
      what: `${kind}: slowest search`,
      atMost: 200,
      measured: Math.max(...searches.map(({ ms }) => ms)),
      unit: ' ms',
    },
    ...(kind === 'PostgreSQL'
      ? [{ ...blocking, measured: Math.max(...rows.map(({ blockedMs }) => blockedMs)) }]
      : []),
  ];
}
