import { table } from '../table.js';
import { Stores } from '../stores.js';
import { measureCatalogue } from '../trials/copy/catalogue.js';
import { loadFromDatabases } from '../trials/copy/first.load.js';
import { publishOnReplicas } from '../trials/copy/live.js';

const mb = (bytes) => bytes / 1e6;

/** What it costs that texts are kept outside of code. */
export async function measureCopy(plan, say) {
  const catalogues = [];
  for (const keys of plan.keys) catalogues.push(await measureCatalogue({ keys }));
  say(catalogueTable(catalogues));
  const stores = await Stores.open();
  try {
    const loads = await loadFromDatabases(stores, plan.load);
    say(loadTable(loads));
    const lives = await publishOnReplicas(stores, plan.live);
    say(liveTable(lives));
    const targets = [
      ...targetsOf(catalogues.at(-1)),
      ...loadTargets(loads),
      ...lives.map(liveTarget),
    ];
    return { catalogues, loads, lives, targets };
  } finally {
    await stores.close();
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
    what: `the first load of ${texts} texts from ${kind}`,
    atMost: 5_000,
    measured: loadMs,
    unit: ' ms',
  }));
}

function liveTable(lives) {
  return table(
    ['notices of PostgreSQL', 'live on another replica, median ms', 'worst ms'],
    lives.map(({ notices, medianMs, worstMs }) => [
      notices,
      medianMs.toFixed(0),
      worstMs.toFixed(0),
    ]),
  );
}

function liveTarget({ notices, worstMs }) {
  return {
    what: `a publication on another replica, notices ${notices}, the worst`,
    atMost: 1_000,
    measured: worstMs,
    unit: ' ms',
  };
}

function catalogueTable(rows) {
  return table(
    [
      'keys',
      'µs a text, of 500',
      'µs a text, of all',
      'MB in code',
      'MB published',
      'MB at last',
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
      what: 'a text with two values, of any key',
      atMost: 10,
      measured: anyNs / 1_000,
      unit: ' µs',
    },
    { what: 'memory of the catalogue', atMost: 250, measured: mb(cachedBytes), unit: ' MB' },
    { what: 'the first load, without a database', atMost: 5_000, measured: loadMs, unit: ' ms' },
  ];
}
