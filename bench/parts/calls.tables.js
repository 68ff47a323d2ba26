import { rounded, table } from '../table.js';

const times = (value) => value.toFixed(2);
const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
const percent = (share) => `${(share * 100).toFixed(0)} %`;

export function contestantsTable(rows) {
  return table(
    [
      'server',
      'calls a second of a core',
      'p99 ms',
      'RSS MB',
      'listener ×',
      'Express ×',
      'Fastify ×',
    ],
    rows.map((row) => [
      row.name,
      rounded(row.capacity),
      row.p99.toFixed(1),
      megabytes(row.rss),
      ...['listener', 'express', 'fastify'].map((way) => times(row.times[way])),
    ]),
  );
}

export function answeredTable(rows) {
  return table(
    ['storage', 'calls a second of a core', 'p99 ms', 'RSS MB after load', '× none'],
    rows.map((row) => [
      row.storage,
      rounded(row.capacity),
      row.p99.toFixed(1),
      megabytes(row.rss),
      times(row.times),
    ]),
  );
}

/** How exact the ratios are. */
export function noiseText({ contestants, answered }) {
  const busiest = Math.max(...contestants.map(({ loadEffort }) => loadEffort));
  const effort = `The load generator used at most ${percent(busiest)} of its core.`;
  // A quick run has one process of each server.
  const noise = Math.max(...[...contestants, ...answered].map((row) => row.noise ?? 0));
  return noise === 0
    ? effort
    : `Two processes of the same server differ by up to ${percent(noise)}. ${effort}`;
}

/** Everything that docs/performance.md shows of calls, except the targets. */
export function callsTables(results) {
  return [
    contestantsTable(results.contestants),
    answeredTable(results.answered),
    noiseText(results),
  ];
}
