import { BenchDatabases } from '../bench.databases.js';
import { table } from '../table.js';
import { listMessages } from '../trials/console/listing.js';
import { measureOverview } from '../trials/console/overview.js';

/** Measures how long the page Status waits for its figures. */
export async function measureStatus(plan, print) {
  const databases = await BenchDatabases.open();
  try {
    const results = await measureOverview(databases, plan);
    print(statusTable(results));
    const targets = results.rows.map(({ what, ms }) => {
      return { what: `figures of ${RANGES[what]}`, atMost: 1_000, measured: ms, unit: ' ms' };
    });
    return { results, targets };
  } finally {
    await databases.close();
  }
}

const RANGES = { hour: 'an hour', day: 'a day', week: 'a week' };

function statusTable({ nodes, replicas, rows }) {
  return table(
    [`${nodes} nodes, ${replicas} replicas`, 'ms', 'event loop blocked ms'],
    rows.map(({ what, ms, blockedMs }) => [RANGES[what], ms.toFixed(0), blockedMs.toFixed(0)]),
  );
}

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
