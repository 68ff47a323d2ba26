import { encodePost } from './bench.connection.js';
import { LoadGenerator, roundRobin } from './load.generator.js';
import { median } from './statistics.js';

/**
 * Measures servers in turn in many short rounds, so that other load of the machine affects all of
 * them equally. Every round begins with another server.
 *
 * `capacity` is calls per second of CPU time: the rate of the server with a whole core, also while
 * other programs use the core.
 *
 * @param subjects `{ server, calls }` to repeat the calls in turn, or `{ server, nextCall }` to
 *   create each call anew
 * @returns for each subject the measurements of all rounds
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

/** The median of one measured value over all rounds. */
export function typical(results, value) {
  return median(results.map((result) => result[value]));
}

/** The capacity relative to another server: the median of the ratios of all rounds. */
export function ratio(results, others) {
  return median(results.map(({ capacity }, round) => capacity / others[round].capacity));
}
