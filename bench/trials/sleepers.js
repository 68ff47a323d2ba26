import { setTimeout as wait } from 'node:timers/promises';
import { CALL, haptikCall } from '../contestants.js';
import { BenchConnection, encodePost } from '../measure/bench.connection.js';
import { LoadGenerator, roundRobin } from '../measure/load.generator.js';
import { ServerProcess } from '../measure/server.process.js';
import { median } from '../measure/statistics.js';

const SLEEPERS = 2_000;

/** Many waiting handlers on the listener: the memory of each, and their effect on other calls. */
export async function measureSleepers({ rounds, roundMs, warmUpMs }) {
  const server = await ServerProcess.start(['haptik/sleepers.js', 'listener'], {
    flags: ['--expose-gc'],
  });
  try {
    const generator = new LoadGenerator(server.port);
    const others = (milliseconds) =>
      generator.call(roundRobin([encodePost(haptikCall())]), { milliseconds });
    await others(warmUpMs);
    const measured = [];
    for (let round = 0; round < rounds; round++) {
      await others(roundMs);
      const idle = await others(roundMs);
      const before = await server.usageOfLive();
      const awake = await fallAsleep(server, 2 * roundMs + 4_000);
      const after = await server.usageOfLive();
      // The forced garbage collection slows the calls right after it.
      await others(roundMs);
      const beside = await others(roundMs);
      await awake();
      measured.push({
        p99: beside.p99 / idle.p99,
        heap: (after.heap - before.heap) / SLEEPERS,
        rss: (after.rss - before.rss) / SLEEPERS,
      });
    }
    generator.close();
    return {
      p99: median(measured.map(({ p99 }) => p99)),
      heap: median(measured.map(({ heap }) => heap)),
      // The process keeps freed pages, so only the first round shows the growth.
      rss: measured[0].rss,
    };
  } finally {
    await server.stop();
  }
}

/** @returns a function that waits until all handlers have replied */
async function fallAsleep(server, milliseconds) {
  const body = CALL.replace('ORDER_STATUS', 'SLEEP').replaceAll('"9042"', `"${milliseconds}"`);
  const request = encodePost(haptikCall(body));
  const callers = Array.from({ length: SLEEPERS }, () => new BenchConnection(server.port));
  const answers = Promise.all(callers.map((caller) => caller.call(request)));
  // Awaited in the returned function.
  answers.catch(() => {});
  while ((await server.usage()).asleep < SLEEPERS) await wait(50);
  return async () => {
    await answers;
    callers.forEach((caller) => caller.close());
  };
}
