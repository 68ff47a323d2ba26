import { CALL, haptikCall } from '../contestants.js';
import { interleave, ratio } from '../measure/rounds.js';
import { ServerProcess } from '../measure/server.process.js';
import { median } from '../measure/statistics.js';

const FEW = 10;
const MANY = 10_000;

/**
 * Capacity with 10,000 nodes relative to 10: `hot` if the same ten are called on both, `all` if the
 * 10,000 are called in turn. The second also depends on the caches of the processor, which do not
 * hold all nodes.
 */
export async function measureDispatch(plan) {
  const servers = [];
  try {
    for (const count of [FEW, MANY, MANY]) {
      servers.push(await ServerProcess.start(['many.nodes.js', String(count)]));
    }
    const subjects = [FEW, FEW, MANY].map((called, index) => {
      const calls = Array.from({ length: called }, (_, node) => haptikCall(callOf(node)));
      return { server: servers[index], calls: () => calls };
    });
    const [few, hot, all] = await interleave(subjects, plan);
    return { hot: ratio(hot, few), all: ratio(all, few) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
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
  const server = await ServerProcess.start(['many.nodes.js', String(count)]);
  await server.stop();
  return server.bootMs;
}
