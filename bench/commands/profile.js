import { contestants } from '../contestants.js';
import { encodePost } from '../measure/bench.connection.js';
import { LoadGenerator, roundRobin } from '../measure/load.generator.js';
import { ServerProcess } from '../measure/server.process.js';
import { table } from '../table.js';
import { selfTimes } from './self.times.js';

const WARM_UP = { calls: 60_000 };
const LOAD = { calls: 60_000 };
const RECORDED = { calls: 100_000 };
const FUNCTIONS = 25;

/** Prints where a contestant's server spends its CPU time under load. */
export async function profile({ names: [key = 'listener'] }, print) {
  const contestant = contestants.find((each) => each.key === key);
  if (!contestant) {
    const keys = contestants.map((each) => each.key);
    throw new Error(`Unknown server "${key}". Use: ${keys.join(', ')}.`);
  }
  const server = await ServerProcess.start(contestant.server);
  try {
    const { microseconds, recorded } = await record(server, contestant);
    const { groups, functions } = selfTimes(recorded);
    print(`${contestant.name}: ${microseconds.toFixed(1)} µs of CPU time a call`);
    const rows = (times) =>
      times.map(({ name, share }) => [
        name,
        `${(share * 100).toFixed(1)} %`,
        (share * microseconds).toFixed(2),
      ]);
    print(table(['where', 'share', 'µs a call'], rows(groups)));
    print(table(['function', 'share', 'µs a call'], rows(functions.slice(0, FUNCTIONS))));
  } finally {
    await server.stop();
  }
}

/** The CPU time of a call without the profiler, and a profile. */
async function record(server, { sign }) {
  const load = new LoadGenerator(server.port);
  const next = roundRobin([encodePost(sign())]);
  await load.call(next, WARM_UP);
  const before = await server.usage();
  const { count } = await load.call(next, LOAD);
  const after = await server.usage();
  await server.ask('start profile');
  await load.call(next, RECORDED);
  const { profile: recorded } = await server.ask('stop profile');
  load.close();
  return { microseconds: ((after.cpuSeconds - before.cpuSeconds) / count) * 1e6, recorded };
}
