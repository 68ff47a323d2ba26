import { table } from '../table.js';
import { BenchDatabases } from '../bench.databases.js';
import { measureCatalog } from '../trials/copy/catalog.js';
import { loadFromDatabases } from '../trials/copy/first.load.js';
import { measurePublication } from '../trials/copy/publication.js';

const mb = (bytes) => bytes / 1e6;

/** Measures the cost of texts outside of code. */
export async function measureCopy(plan, print) {
  const catalogs = [];
  for (const keys of plan.keys) catalogs.push(await measureCatalog({ keys }));
  print(catalogTable(catalogs));
  const databases = await BenchDatabases.open();
  try {
    const loads = await loadFromDatabases(databases, plan.load);
    print(loadTable(loads));
    const publications = await measurePublication(databases, plan.publication);
    print(publicationTable(publications));
    const targets = [
      ...targetsOf(catalogs.at(-1)),
      ...loadTargets(loads),
      ...publications.map(publicationTarget),
    ];
    return { catalogs, loads, publications, targets };
  } finally {
    await databases.close();
  }
}

function loadTable(loads) {
  return table(
    ['database', 'texts', 'first load ms'],
    loads.map(({ kind, texts, loadMs }) => [kind, String(texts), loadMs.toFixed(0)]),
  );
}

function loadTargets(loads) {
  return loads.map(({ kind, texts, loadMs }) => ({
    what: `first load of ${texts} texts from ${kind}`,
    atMost: 5_000,
    measured: loadMs,
    unit: ' ms',
  }));
}

function publicationTable(publications) {
  return table(
    ['notifications of PostgreSQL', 'read on another replica, median ms', 'worst ms'],
    publications.map(({ notifications, medianMs, worstMs }) => [
      notifications,
      medianMs.toFixed(0),
      worstMs.toFixed(0),
    ]),
  );
}

function publicationTarget({ notifications, worstMs }) {
  return {
    what: `publication to another replica, notifications ${notifications}, worst`,
    atMost: 1_000,
    measured: worstMs,
    unit: ' ms',
  };
}

function catalogTable(rows) {
  return table(
    [
      'keys',
      'µs per text, of 500',
      'µs per text, of all',
      'MB in code',
      'MB published',
      'MB in total',
      'load ms',
      'define ms',
    ],
    rows.map((row) => [
      String(row.keys),
      (row.oftenNs / 1_000).toFixed(1),
      (row.anyNs / 1_000).toFixed(1),
      mb(row.codeBytes).toFixed(0),
      mb(row.storeBytes).toFixed(0),
      mb(row.cachedBytes).toFixed(0),
      row.loadMs.toFixed(0),
      row.codeMs.toFixed(0),
    ]),
  );
}

function targetsOf({ anyNs, cachedBytes, loadMs }) {
  return [
    {
      what: 'text with two values, of any key',
      atMost: 10,
      measured: anyNs / 1_000,
      unit: ' µs',
    },
    { what: 'memory of the catalog', atMost: 250, measured: mb(cachedBytes), unit: ' MB' },
    { what: 'first load, without a database', atMost: 5_000, measured: loadMs, unit: ' ms' },
  ];
}
