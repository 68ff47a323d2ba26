import { Stores } from '../stores.js';
import { answerBesideStorage } from '../trials/storage/answering.calls.js';
import { answerBreakdowns } from '../trials/storage/breaking.calls.js';
import { drainQueues } from '../trials/storage/draining.js';
import { startApplications } from '../trials/storage/starting.js';
import { answeringTable, breakingTable, drainingTable, startingTable } from './storage.tables.js';
import { targetsOf } from './storage.targets.js';

/** What it costs that hand-overs are written down. */
export async function measureStorage(plan, say) {
  const stores = await Stores.open();
  try {
    const starting = await startApplications(stores, plan.starting);
    say(startingTable(starting));
    const breaking = [
      await answerBreakdowns(stores, 'now and then', plan.breaking),
      await answerBreakdowns(stores, '8 at once', plan.breaking),
    ].flat();
    say(breakingTable(breaking));
    const answering = await answerBesideStorage(stores, plan.answering);
    say(answeringTable(answering));
    const draining = await drainQueues(stores, plan.draining);
    say(drainingTable(draining));
    const results = { starting, breaking, answering, draining };
    return { ...results, targets: targetsOf(results) };
  } finally {
    await stores.close();
  }
}
