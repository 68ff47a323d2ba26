import { contestantsTable } from '../table.js';
import { compareContestants } from '../trials/contestants.js';
import { measureLargeBody } from '../trials/large.body.js';
import { measureBoot, measureDispatch } from '../trials/dispatch.js';
import { measureRichElements } from '../trials/rich.elements.js';
import { measureSleepers } from '../trials/sleepers.js';
import { targetsOf } from './calls.targets.js';

/** Measures successful calls of the library and of other servers. */
export async function measureCalls(plan, print) {
  const contestants = await compareContestants(plan.contestants);
  print(contestantsTable(contestants));
  const busiest = Math.max(...contestants.map(({ loadEffort }) => loadEffort));
  print(`The load generator used at most ${(busiest * 100).toFixed(0)} % of its core.`);
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
