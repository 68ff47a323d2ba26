import { table } from '../table.js';
import { measureIsolation } from '../trials/isolation.js';

const times = (value) => `× ${value.toFixed(2)}`;

/** Measures what a slow and a failing node cost the others. */
export async function measureIsolationOfNodes(plan, print) {
  const rows = await measureIsolation(plan);
  print(
    table(
      ['beside', 'answered by the method', 'median time', '95th percentile'],
      rows.map(({ neighbor, answered, p50, p95 }) => [
        neighbor,
        `${(answered * 100).toFixed(0)} %`,
        times(p50),
        times(p95),
      ]),
    ),
  );
  const [, slow, failing] = rows;
  return {
    rows,
    targets: [
      { what: 'answered beside a slow node', atLeast: 1, measured: slow.answered },
      { what: 'median time beside a slow node × alone', atMost: 1.5, measured: slow.p50 },
      { what: 'median time beside a failing node × alone', atMost: 1.5, measured: failing.p50 },
    ],
  };
}
