import { BenchDatabases } from '../bench.databases.js';
import { table } from '../table.js';
import { listMessages } from '../trials/console/listing.js';

/** How long the page of messages waits for lists, searches and counts. */
export async function measureConsole(plan, say) {
  const databases = await BenchDatabases.open();
  try {
    const results = await listMessages(databases, plan);
    say(tableOf(plan.keys, results));
    return { results, targets: results.flatMap(targetsOf) };
  } finally {
    await databases.close();
  }
}

function tableOf(keys, results) {
  const kinds = results.map(({ kind, bytes }) => `${kind}, ${(bytes / 1e6).toFixed(0)} MB`);
  const head = [`${keys} keys`, ...kinds.flatMap((kind) => [`${kind}: ms`, 'standstill ms'])];
  const rows = results[0].rows.map(({ what }, at) => [
    what,
    ...results.flatMap(({ rows: { [at]: row } }) => [
      row.ms.toFixed(0),
      row.standstillMs.toFixed(0),
    ]),
  ]);
  return table(head, rows);
}

function targetsOf({ kind, rows }) {
  const searches = rows.filter(({ what }) => what.startsWith('search'));
  const msOf = (name) => rows.find(({ what }) => what === name).ms;
  const still = { what: 'PostgreSQL: standstill', atMost: 50, unit: ' ms' };
  return [
    { what: `${kind}: first list`, atMost: 3_000, measured: msOf('first list'), unit: ' ms' },
    {
      what: `${kind}: slowest search`,
      atMost: 200,
      measured: Math.max(...searches.map(({ ms }) => ms)),
      unit: ' ms',
    },
    ...(kind === 'PostgreSQL'
      ? [{ ...still, measured: Math.max(...rows.map(({ standstillMs }) => standstillMs)) }]
      : []),
  ];
}
