import { post } from './caller.js';
import { Crowd, inTurn } from './crowd.js';
import { median } from './statistics.js';

/**
 * Measures servers in turn, in many short rounds, so that whatever else the machine does meets
 * all of them alike. Every round begins with another server.
 *
 * `capacity` is calls per second of CPU time. On a core of its own that is calls per second; where
 * other programs take turns on the core, it stays what the server could do with all of it.
 *
 * @param entrants what to measure: `{ server, calls }`, the calls of a round, which are repeated in
 *   turn; or `{ server, nextCall }`, which makes one that is never repeated
 * @returns for each entrant the measurements of all rounds
 */
export async function interleave(entrants, { rounds, roundMs, warmUpMs, ...load }) {
  const crowds = entrants.map(({ server }) => new Crowd(server.port, load));
  const measure = async (index, milliseconds) => {
    const { server, calls, nextCall } = entrants[index];
    const next = nextCall ? () => post(nextCall()) : inTurn(calls().map(post));
    const before = await server.usage();
    const result = await crowds[index].call(next, milliseconds);
    const after = await server.usage();
    return { ...result, capacity: result.count / (after.cpuSeconds - before.cpuSeconds) };
  };
  for (const index of entrants.keys()) await measure(index, warmUpMs);
  const results = entrants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < entrants.length; turn++) {
      const index = (round + turn) % entrants.length;
      results[index].push(await measure(index, roundMs));
    }
  }
  crowds.forEach((crowd) => crowd.leave());
  return results;
}

/** The median over all rounds of one measured value. */
export function typical(results, value) {
  return median(results.map((result) => result[value]));
}

/** How many times the capacity of another server: the median of the ratios of each round. */
export function ratio(results, others) {
  return median(results.map(({ capacity }, round) => capacity / others[round].capacity));
}
