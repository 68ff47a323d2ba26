import { measureAnsweredCalls } from '../trials/answered.calls.js';
import { compareContestants } from '../trials/contestants.js';
import { measureCopyText } from '../trials/copy.text.js';
import { measureLargeBody } from '../trials/large.body.js';
import { measureBoot, measureManyNodes } from '../trials/many.nodes.js';
import { measureRichElements } from '../trials/rich.elements.js';
import { measureSleepers } from '../trials/sleepers.js';
import { callsTables } from './calls.tables.js';
import { targetsOf } from './calls.targets.js';

/** Measures successful calls of the library and of other servers. */
export async function measureCalls(plan, print) {
  const results = {
    contestants: await compareContestants(plan.contestants),
    manyNodes: await measureManyNodes(plan.manyNodes),
    bootSeconds: await measureBoot(plan.boot),
    largeBody: await measureLargeBody(plan.largeBody),
    copyText: await measureCopyText(plan.copyText),
    answered: await measureAnsweredCalls(plan.answered),
    sleepers: await measureSleepers(plan.sleepers),
    richElements: measureRichElements(plan.richElements),
  };
  callsTables(results).forEach(print);
  return { ...results, targets: targetsOf(results) };
}
