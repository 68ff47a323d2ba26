import { setTimeout as wait } from 'node:timers/promises';
import { faults, HaptikPlatformEmulator } from '../../../dist/testing/index.js';
import { failingCalls } from '../../failing.calls.js';
import { BenchConnection, encodePost } from '../../measure/bench.connection.js';
import { median } from '../../measure/statistics.js';
import { startHandoffServer } from './handoff.servers.js';

const KINDS = [
  { storage: 'PostgreSQL', workers: 2 },
  { storage: 'PostgreSQL', workers: 1 },
  { storage: 'PGlite', workers: 1 },
];
const CALLERS = 8;
const DRAIN_TIMEOUT_MS = 120_000;
/** Delay until all workers have started. */
const DUE_SECONDS = 8;
/** Makes all jobs due at once, because the retry delays are not measured. */
const POSTPONE = `update haptik_queue.job set start_after = now() + interval '${DUE_SECONDS} seconds'
  where name = 'handoffs' and state in ('created', 'retry')`;

/** Handoffs per second, from the first to the last, after an outage of the platform. */
export async function drainQueues(databases, { rounds, handoffs }) {
  const rates = KINDS.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, kind] of KINDS.entries()) {
      rates[index].push(await drain(databases, kind, handoffs));
    }
  }
  return KINDS.map((kind, index) => {
    return { ...kind, rate: median(rates[index]), slowest: Math.min(...rates[index]) };
  });
}

async function drain(databases, { storage: kind, workers: count }, handoffs) {
  const emulator = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  await emulator.start();
  const storage = await databases.createEmpty(kind);
  const started = [];
  const start = async () => {
    const server = await startHandoffServer(storage, emulator.credentials);
    started.push(server);
    return server;
  };
  try {
    emulator.outage(faults.reset());
    // The filler ends during the outage, because its circuit breaker of the platform is open.
    const filler = await start();
    await fill(filler, handoffs);
    await filler.end();
    started.pop();
    await databases.run(storage, POSTPONE);
    emulator.recover();
    for (let worker = 0; worker < count; worker++) await start();
    if (emulator.handoffs.length > 0) throw new Error('the workers started too late');
    return await rateOf(emulator, handoffs);
  } finally {
    await Promise.all(started.map((server) => server.stop()));
    await emulator.stop();
  }
}

async function fill(server, handoffs) {
  const next = failingCalls();
  const requests = Array.from({ length: handoffs }, () => encodePost(next())).values();
  const callers = Array.from({ length: CALLERS }, () => new BenchConnection(server.port));
  await Promise.all(
    callers.map(async (caller) => {
      for (const request of requests) await caller.call(request);
      caller.close();
    }),
  );
  const { stored } = await server.ask('handoffs');
  if (stored.pending !== handoffs) throw new Error(`unexpected queue: ${JSON.stringify(stored)}`);
}

/** Waits for all handoffs and checks that each arrives exactly once. */
async function rateOf(emulator, handoffs) {
  const end = performance.now() + DRAIN_TIMEOUT_MS;
  while (emulator.handoffs.length < handoffs && performance.now() < end) await wait(100);
  const users = new Set(emulator.handoffs.map(({ userName }) => userName));
  if (users.size !== handoffs || emulator.handoffs.length !== handoffs) {
    throw new Error(
      `${users.size} of ${handoffs} handoffs arrived in ${emulator.handoffs.length} requests`,
    );
  }
  const seconds = (emulator.handoffs.at(-1).at - emulator.handoffs[0].at) / 1000;
  return (handoffs - 1) / seconds;
}
