import { setTimeout as wait } from 'node:timers/promises';
import { CALL, haptikCall } from '../contestants.js';
import { BenchConnection, encodePost } from '../measure/bench.connection.js';
import { LoadGenerator, roundRobin } from '../measure/load.generator.js';
import { ServerProcess } from '../measure/server.process.js';
import { median } from '../measure/statistics.js';

/** More than `maxInFlight` of the server. */
const SLOW_CLIENTS = 450;
const FAILING_CLIENTS = 20;
/** Users who read "busy" do not ask again at once. Else the trial measures the cost of busy replies. */
const PAUSE_MS = 2_000;
const FAILING_PAUSE_MS = 50;

/** Neighbors of the fast node, with the limit of calls in flight of each node. */
const SUBJECTS = [
  { neighbor: 'none', node: undefined, limit: 100 },
  { neighbor: 'a slow node', node: 'SLOW', clients: SLOW_CLIENTS, limit: 100 },
  { neighbor: 'a failing node', node: 'FAILING', clients: FAILING_CLIENTS, limit: 100 },
  {
    neighbor: 'a slow node, without limits of nodes',
    node: 'SLOW',
    clients: SLOW_CLIENTS,
    limit: 400,
  },
];

/** The calls of a fast node beside a slow or failing one, relative to the same node alone, round by round. */
export async function measureIsolation({ rounds, roundMs, warmUpMs }) {
  const servers = await Promise.all(
    SUBJECTS.map(({ limit }) => ServerProcess.start(['haptik/isolation.js', String(limit)])),
  );
  const generators = servers.map(
    ({ port }) => new LoadGenerator(port, { connections: 8, pauseMs: 2 }),
  );
  const next = roundRobin([encodePost(haptikCall())]);
  try {
    for (const generator of generators) await generator.call(next, { milliseconds: warmUpMs });
    const results = SUBJECTS.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, subject] of SUBJECTS.entries()) {
        const server = servers[index];
        const stop = await disturb(server, subject);
        const before = await server.usage();
        const { count, p50, p95 } = await generators[index].call(next, { milliseconds: roundMs });
        const after = await server.usage();
        await stop();
        results[index].push({ answered: (after.answered - before.answered) / count, p50, p95 });
      }
    }
    const [alone] = results;
    return SUBJECTS.map(({ neighbor }, index) => ({
      neighbor,
      answered: median(results[index].map(({ answered }) => answered)),
      p50: median(results[index].map(({ p50 }, round) => p50 / alone[round].p50)),
      p95: median(results[index].map(({ p95 }, round) => p95 / alone[round].p95)),
    }));
  } finally {
    generators.forEach((generator) => generator.close());
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Calls the other node all the time. @returns a function that ends it */
async function disturb(server, { node, clients = 0, limit }) {
  if (node === undefined) return async () => {};
  const request = encodePost(haptikCall(CALL.replace('ORDER_STATUS', node)));
  const end = new AbortController();
  const connections = Array.from({ length: clients }, () => new BenchConnection(server.port));
  const callers = connections.map(async (connection) => {
    while (!end.signal.aborted) {
      await connection.call(request);
      await wait(node === 'SLOW' ? PAUSE_MS : FAILING_PAUSE_MS);
    }
  });
  const isReady = ({ asleep }) => node !== 'SLOW' || asleep >= limit;
  while (!isReady(await server.usage())) await wait(50);
  return async () => {
    end.abort();
    await Promise.all(callers);
    connections.forEach((connection) => connection.close());
  };
}
