import { contestantsTable } from '../table.js';
import { compareContestants } from '../trials/contestants.js';
import { measureLargeBody } from '../trials/large.body.js';
import { measureBoot, measureDispatch } from '../trials/dispatch.js';
import { measureRichElements } from '../trials/rich.elements.js';
import { measureSleepers } from '../trials/sleepers.js';
import { targetsOf } from './calls.targets.js';

/** Calls that are answered: the library beside others. */
export async function measureCalls(plan, say) {
  const contestants = await compareContestants(plan.contestants);
  say(contestantsTable(contestants));
  const busiest = Math.max(...contestants.map(({ loadEffort }) => loadEffort));
  say(`The load took at most ${(busiest * 100).toFixed(0)} % of its core.`);
  const results = {
    contestants,
    manyNodes: await measureDispatch(plan.manyNodes),
    bootSeconds: await measureBoot(plan.boot),
    largeBody: await measureLargeBody(plan.largeBody),
    richElements: measureRichElements(plan.richElements),
    sleepers: {
      express: await measureSleepers('express-no-parser', plan.sleepers),
      fastify: await measureSleepers('fastify-no-parser', plan.sleepers),
    },
  };
  return { ...results, targets: targetsOf(results) };
}
