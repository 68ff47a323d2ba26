import { setTimeout as wait } from 'node:timers/promises';
import { failingCalls } from '../../failing.calls.js';
import { interleave, typical } from '../../measure/rounds.js';
import { median } from '../../measure/statistics.js';
import { withHandoffServers } from './handoff.servers.js';

const KINDS = ['none', 'PGlite', 'PostgreSQL'];
const LOADS = {
  'one at a time': { connections: 1, pauseMs: 10 },
  '8 at once': { connections: 8 },
};
const PERCENTILES = ['p50', 'p95'];

/**
 * Milliseconds of a failing call that is handed off to an instant agent desk, and the time that
 * storage adds: the median of the differences of all rounds.
 *
 * @param load 'one at a time' with pauses, or '8 at once' without
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

/** Checks that every call reached the agent desk and is stored as delivered. */
async function check(server, kind, sent) {
  for (let second = 0; second < 10; second++) {
    const { called, stored } = await server.ask('handoffs');
    if (called === sent && (kind === 'none' || stored.delivered === sent)) return;
    // The outcome is stored after the reply.
    await wait(1_000);
  }
  const { called, stored } = await server.ask('handoffs');
  throw new Error(`${kind}: of ${sent} handoffs ${called} were made, ${JSON.stringify(stored)}`);
}
