import { BenchDatabases } from '../bench.databases.js';
import { measureAnsweredCalls } from '../trials/storage/answered.calls.js';
import { measureFailingCalls } from '../trials/storage/failing.calls.js';
import { drainQueues } from '../trials/storage/queue.draining.js';
import { startApplications } from '../trials/storage/application.start.js';
import { answeringTable, breakingTable, drainingTable, startingTable } from './storage.tables.js';
import { targetsOf } from './storage.targets.js';

/** What it costs that handoffs are written down. */
export async function measureStorage(plan, say) {
  const databases = await BenchDatabases.open();
  try {
    const starting = await startApplications(databases, plan.starting);
    say(startingTable(starting));
    const breaking = [
      await measureFailingCalls(databases, 'now and then', plan.breaking),
      await measureFailingCalls(databases, '8 at once', plan.breaking),
    ].flat();
    say(breakingTable(breaking));
    const answering = await measureAnsweredCalls(databases, plan.answering);
    say(answeringTable(answering));
    const draining = await drainQueues(databases, plan.draining);
    say(drainingTable(draining));
    const results = { starting, breaking, answering, draining };
    return { ...results, targets: targetsOf(results) };
  } finally {
    await databases.close();
  }
}
