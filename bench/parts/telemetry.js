import { rounded, table } from '../table.js';
import { measureTelemetry } from '../trials/telemetry.js';

/** Measures what telemetry costs each call. */
export async function measureCostOfTelemetry(plan, print) {
  const rows = await measureTelemetry(plan);
  print(
    table(
      ['telemetry', 'calls a second of a core', '× removed'],
      rows.map(({ name, capacity, times }) => [name, rounded(capacity), times.toFixed(3)]),
    ),
  );
  const noise = Math.max(...rows.map((row) => row.noise ?? 0));
  if (noise > 0)
    print(`Two processes of the same server differ by up to ${(noise * 100).toFixed(0)} %.`);
  const { times } = rows.find(({ kind }) => kind === 'none');
  return {
    rows,
    targets: [
      { what: 'listener without an SDK × telemetry removed', atLeast: 0.99, measured: times },
    ],
  };
}
