import { BenchDatabases } from '../bench.databases.js';
import { haptikCall } from '../contestants.js';
import { compareServers } from '../measure/comparison.js';
import { ratio, typical } from '../measure/rounds.js';

const KINDS = ['none', 'PGlite', 'PostgreSQL'];

/** Capacity of the listener for answered calls with storage, relative to the one without. */
export async function measureAnsweredCalls(plan) {
  const databases = await BenchDatabases.open();
  try {
    const results = await compareServers(
      KINDS.map((kind) => ({
        server: async () => serverOf(await databases.createEmpty(kind)),
        calls: [haptikCall()],
        replyText: 'Order 9042 is on its way to Pune.',
      })),
      plan,
    );
    return KINDS.map((storage, index) => {
      const { rounds, usage, noise } = results[index];
      return {
        storage,
        capacity: typical(rounds, 'capacity'),
        p99: typical(rounds, 'p99'),
        rss: usage.rss,
        times: ratio(rounds, results[0].rounds),
        noise,
      };
    });
  } finally {
    await databases.close();
  }
}

function serverOf(storage) {
  return ['haptik/haptik.js', 'listener', JSON.stringify(storage ? { storage } : {})];
}
