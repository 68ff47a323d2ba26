import { encodePost } from './bench.connection.js';
import { LoadGenerator, roundRobin } from './load.generator.js';
import { median } from './statistics.js';

/**
 * Measures servers in turn, in many short rounds, so that whatever else the machine does meets
 * all of them alike. Every round begins with another server.
 *
 * `capacity` is calls per second of CPU time. On a core of its own that is calls per second; where
 * other programs take turns on the core, it stays what the server could do with all of it.
 *
 * @param subjects what to measure: `{ server, calls }`, the calls of a round, which are repeated in
 *   turn; or `{ server, nextCall }`, which makes one that is never repeated
 * @returns for each entrant the measurements of all rounds
 */
export async function interleave(subjects, { rounds, roundMs, warmUpMs, ...load }) {
  const generators = subjects.map(({ server }) => new LoadGenerator(server.port, load));
  const measure = async (index, milliseconds) => {
    const { server, calls, nextCall } = subjects[index];
    const next = nextCall ? () => encodePost(nextCall()) : roundRobin(calls().map(encodePost));
    const before = await server.usage();
    const result = await generators[index].call(next, milliseconds);
    const after = await server.usage();
    return { ...result, capacity: result.count / (after.cpuSeconds - before.cpuSeconds) };
  };
  for (const index of subjects.keys()) await measure(index, warmUpMs);
  const results = subjects.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < subjects.length; turn++) {
      const index = (round + turn) % subjects.length;
      results[index].push(await measure(index, roundMs));
    }
  }
  generators.forEach((generator) => generator.close());
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
