import { setTimeout as wait } from 'node:timers/promises';
import { failingCalls } from '../../failing.calls.js';
import { interleave, typical } from '../../measure/rounds.js';
import { median } from '../../measure/statistics.js';
import { withHandoffServers } from './handoff.servers.js';

const KINDS = ['none', 'PGlite', 'PostgreSQL'];
const LOADS = {
  'now and then': { connections: 1, pauseMs: 10 },
  '8 at once': { connections: 8 },
};
const PERCENTILES = ['p50', 'p95'];

/**
 * Milliseconds of a call that breaks down and is handed over to a desk that answers at once, and what
 * storage adds to them: the median of the differences of each round.
 *
 * @param load how the calls come: 'now and then', or '8 at once' without a pause
 */
export function measureFailingCalls(databases, load, plan) {
  return withHandoffServers(databases, KINDS, async (servers) => {
    const sent = servers.map(() => 0);
    const subjects = servers.map((server, index) => {
      const next = failingCalls();
      const nextCall = () => {
        sent[index]++;
        return next();
      };
      return { server, nextCall };
    });
    const results = await interleave(subjects, { ...plan, ...LOADS[load] });
    for (const [index, server] of servers.entries()) await check(server, KINDS[index], sent[index]);
    return KINDS.map((storage, index) => {
      const over = (percentile) =>
        median(
          results[index].map((result, round) => result[percentile] - results[0][round][percentile]),
        );
      return {
        storage,
        load,
        rate: typical(results[index], 'rate'),
        ...Object.fromEntries(PERCENTILES.map((each) => [each, typical(results[index], each)])),
        added: Object.fromEntries(PERCENTILES.map((each) => [each, over(each)])),
      };
    });
  });
}

/** Every call must have come to the desk, and stand in the book as carried out. */
async function check(server, kind, sent) {
  for (let second = 0; second < 10; second++) {
    const { called, written } = await server.ask('handoffs');
    if (called === sent && (kind === 'none' || written.delivered === sent)) return;
    // How it ended is written down behind the reply.
    await wait(1_000);
  }
  const { called, written } = await server.ask('handoffs');
  throw new Error(`${kind}: of ${sent} handoffs ${called} were made, ${JSON.stringify(written)}`);
}
