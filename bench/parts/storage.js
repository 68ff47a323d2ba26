import { BenchDatabases } from '../bench.databases.js';
import { measureFailingCalls } from '../trials/storage/failing.calls.js';
import { drainQueues } from '../trials/storage/queue.draining.js';
import { startApplications } from '../trials/storage/application.start.js';
import { failingTable, drainingTable, startingTable } from './storage.tables.js';
import { targetsOf } from './storage.targets.js';

/** Measures the cost of stored handoffs. */
export async function measureStorage(plan, print) {
  const databases = await BenchDatabases.open();
  try {
    const starting = await startApplications(databases, plan.starting);
    print(startingTable(starting));
    const failing = [
      await measureFailingCalls(databases, 'one at a time', plan.failing),
      await measureFailingCalls(databases, '8 at once', plan.failing),
    ].flat();
    print(failingTable(failing));
    const draining = await drainQueues(databases, plan.draining);
    print(drainingTable(draining));
    const results = { starting, failing, draining };
    return { ...results, targets: targetsOf(results) };
  } finally {
    await databases.close();
  }
}
