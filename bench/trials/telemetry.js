import { haptikCall } from '../contestants.js';
import { compareServers } from '../measure/comparison.js';
import { ratio, typical } from '../measure/rounds.js';

const TELEMETRY = {
  removed: "without the library's code for telemetry",
  none: 'no SDK of OpenTelemetry',
  metrics: 'SDK with metrics, as in the service',
  traces: 'SDK with metrics, and traces of all calls',
};

/** Capacity of the listener with telemetry, relative to one whose code for telemetry is removed. */
export async function measureTelemetry(plan) {
  const kinds = Object.keys(TELEMETRY);
  const results = await compareServers(
    kinds.map((kind) => ({
      server: ['haptik/telemetry.js', kind],
      calls: [haptikCall()],
      replyText: 'Order 9042 is on its way to Pune.',
    })),
    plan,
  );
  return kinds.map((kind, index) => ({
    kind,
    name: TELEMETRY[kind],
    capacity: typical(results[index].rounds, 'capacity'),
    times: ratio(results[index].rounds, results[0].rounds),
    noise: results[index].noise,
  }));
}
