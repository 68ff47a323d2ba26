import { CALL, haptikCall } from '../contestants.js';
import { compareServers } from '../measure/comparison.js';
import { ratio } from '../measure/rounds.js';
import { ServerProcess } from '../measure/server.process.js';
import { median } from '../measure/statistics.js';

const FEW = 10;
const MANY = 10_000;

/** Capacity with 10,000 nodes, called in turn, relative to 10 nodes. */
export async function measureManyNodes(plan) {
  const [few, many] = await compareServers(
    [FEW, MANY].map((count) => {
      const calls = Array.from({ length: count }, (_, node) => haptikCall(callOf(node)));
      return { server: serverOf(count), calls, replyText: 'Asha brings order 9042' };
    }),
    plan,
  );
  return { times: ratio(many.rounds, few.rounds) };
}

function serverOf(count) {
  return ['haptik/many.nodes.js', String(count)];
}

function callOf(node) {
  return CALL.replace('ORDER_STATUS', `NODE_${String(node).padStart(5, '0')}`);
}

/** Seconds that 10,000 nodes add to the boot of a process, including their decorators. */
export async function measureBoot({ runs }) {
  const added = [];
  for (let run = 0; run < runs; run++) {
    added.push((await bootMs(MANY)) - (await bootMs(FEW)));
  }
  return median(added) / 1000;
}

async function bootMs(count) {
  const server = await ServerProcess.start(serverOf(count));
  await server.stop();
  return server.bootMs;
}
