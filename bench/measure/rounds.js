import { encodePost } from './bench.connection.js';
import { LoadGenerator, roundRobin } from './load.generator.js';
import { median } from './statistics.js';

/**
 * Measures servers in turn in many short rounds, so that other load of the machine affects all of
 * them equally. Every round begins with another server.
 *
 * A round begins with `settleMs` that do not count: while the other servers ran, the caches of the core
 * forgot this one, which costs the larger of two programs more. A server in use has its core to itself.
 *
 * Rounds and warm-up last a time (`roundMs`, `warmUpMs`) or a number of calls.
 *
 * `capacity` is calls per second of CPU time: the rate of the server with a whole core, also while
 * other programs use the core.
 *
 * @param subjects `{ server, calls }` to repeat the calls in turn, `{ server, sign }` to sign one call
 *   for each round, or `{ server, nextCall }` to create each call anew
 * @returns for each subject the measurements of all rounds
 */
export async function interleave(
  subjects,
  { rounds, roundMs, warmUpMs, roundCalls, warmUpCalls, settleMs = 0, ...load },
) {
  const generators = subjects.map(({ server }) => new LoadGenerator(server.port, load));
  const sources = subjects.map(requestSource);
  const measure = async (index, amount) => {
    const { server } = subjects[index];
    const next = sources[index]();
    if (settleMs > 0) await generators[index].call(next, { milliseconds: settleMs });
    const before = await server.usage();
    const result = await generators[index].call(next, amount);
    const after = await server.usage();
    const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
    return { ...result, cpuSeconds, capacity: result.count / cpuSeconds };
  };
  for (const index of subjects.keys()) {
    await measure(index, { milliseconds: warmUpMs, calls: warmUpCalls });
  }
  const results = subjects.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < subjects.length; turn++) {
      const index = (round + turn) % subjects.length;
      results[index].push(await measure(index, { milliseconds: roundMs, calls: roundCalls }));
    }
  }
  generators.forEach((generator) => generator.close());
  return results;
}

/** A function that returns, for each round, the function that returns the next request. */
function requestSource({ calls, sign, nextCall }) {
  if (sign) return () => roundRobin([encodePost(sign())]);
  const next = nextCall ? () => encodePost(nextCall()) : roundRobin(calls.map(encodePost));
  return () => next;
}

/** The rounds of several processes of the same server as those of one. */
export function merge(processes) {
  return processes[0].map((_, round) => {
    const parts = processes.map((results) => results[round]);
    const mean = (value) => parts.reduce((sum, part) => sum + part[value], 0) / parts.length;
    return {
      ...Object.fromEntries(Object.keys(parts[0]).map((value) => [value, mean(value)])),
      capacity: mean('count') / mean('cpuSeconds'),
    };
  });
}

/** The median of one measured value over all rounds. */
export function typical(results, value) {
  return median(results.map((result) => result[value]));
}

/** The capacity relative to another server: the median of the ratios of all rounds. */
export function ratio(results, others) {
  return median(results.map(({ capacity }, round) => capacity / others[round].capacity));
}
