import { haptikCall } from '../../contestants.js';
import { interleave, ratio, typical } from '../../measure/rounds.js';
import { withHandoffServers } from './handoff.servers.js';

const KINDS = ['none', 'none', 'PGlite', 'PostgreSQL'];

/**
 * Capacity for successful calls with storage relative to without. The second run without storage
 * shows the noise of the machine.
 */
export function measureAnsweredCalls(databases, plan) {
  return withHandoffServers(databases, KINDS, async (servers) => {
    const subjects = servers.map((server) => ({ server, calls: () => [haptikCall()] }));
    const results = await interleave(subjects, plan);
    const usages = await Promise.all(servers.map((server) => server.usage()));
    return KINDS.map((storage, index) => ({
      storage,
      capacity: typical(results[index], 'capacity'),
      p99: typical(results[index], 'p99'),
      rss: usages[index].rss,
      overNone: ratio(results[index], results[0]),
    }));
  });
}
