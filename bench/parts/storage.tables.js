import { table } from '../table.js';

const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
const seconds = (milliseconds) => (milliseconds / 1_000).toFixed(2);

export function startingTable(rows) {
  return table(
    ['storage', 'first start s', 'later start s', 'RSS MB at rest'],
    rows.map(({ storage, firstMs, laterMs, rss }) => [
      storage,
      seconds(firstMs),
      seconds(laterMs),
      megabytes(rss),
    ]),
  );
}

export function failingTable(rows) {
  return table(
    ['storage', 'load', 'calls/s', 'p50 ms', 'p95 ms', 'added p50', 'added p95'],
    rows.map(({ storage, load, rate, p50, p95, added }) => [
      storage,
      load,
      rate.toFixed(0),
      ...[p50, p95, added.p50, added.p95].map((value) => value.toFixed(2)),
    ]),
  );
}

export function drainingTable(rows) {
  return table(
    ['storage', 'workers', 'handoffs/s', 'slowest round'],
    rows.map(({ storage, workers, rate, slowest }) => [
      storage,
      String(workers),
      rate.toFixed(0),
      slowest.toFixed(0),
    ]),
  );
}
