import { contestantsTable } from '../table.js';
import { raceContestants } from '../trials/contestants.js';
import { answerLargeBody } from '../trials/large.body.js';
import { bootWithMany, dispatchAmongMany } from '../trials/many.nodes.js';
import { buildRichElements } from '../trials/rich.elements.js';
import { sleepBesideOthers } from '../trials/sleepers.js';
import { targetsOf } from './calls.targets.js';

/** Calls that are answered: the library beside others. */
export async function measureCalls(plan, say) {
  const contestants = await raceContestants(plan.contestants);
  say(contestantsTable(contestants));
  const busiest = Math.max(...contestants.map(({ loadEffort }) => loadEffort));
  say(`The load took at most ${(busiest * 100).toFixed(0)} % of its core.`);
  const results = {
    contestants,
    manyNodes: await dispatchAmongMany(plan.manyNodes),
    bootSeconds: await bootWithMany(plan.boot),
    largeBody: await answerLargeBody(plan.largeBody),
    richElements: buildRichElements(plan.richElements),
    sleepers: {
      express: await sleepBesideOthers('express-lean', plan.sleepers),
      fastify: await sleepBesideOthers('fastify-lean', plan.sleepers),
    },
  };
  return { ...results, targets: targetsOf(results) };
}
