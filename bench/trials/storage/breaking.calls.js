import { setTimeout as wait } from 'node:timers/promises';
import { breakingCalls } from '../../breaking.call.js';
import { interleave, typical } from '../../measure/rounds.js';
import { median } from '../../measure/statistics.js';
import { besideEachOther } from './stored.servers.js';

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
export function answerBreakdowns(stores, load, plan) {
  return besideEachOther(stores, KINDS, async (servers) => {
    const sent = servers.map(() => 0);
    const entrants = servers.map((server, index) => {
      const next = breakingCalls();
      const nextCall = () => {
        sent[index]++;
        return next();
      };
      return { server, nextCall };
    });
    const results = await interleave(entrants, { ...plan, ...LOADS[load] });
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
    if (called === sent && (kind === 'none' || written.moved === sent)) return;
    // How it ended is written down behind the reply.
    await wait(1_000);
  }
  const { called, written } = await server.ask('handoffs');
  throw new Error(`${kind}: of ${sent} hand-overs ${called} were made, ${JSON.stringify(written)}`);
}
