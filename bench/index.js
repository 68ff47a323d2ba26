// Measures the library beside others. npm start -- [--quick] [--json <file>]
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { isPinned } from './measure/server.process.js';
import * as plans from './plans.js';
import { contestantsTable, targetsTable } from './table.js';
import { targetsOf } from './targets.js';
import { raceContestants } from './trials/contestants.js';
import { answerLargeBody } from './trials/large.body.js';
import { bootWithMany, dispatchAmongMany } from './trials/many.nodes.js';
import { buildRichElements } from './trials/rich.elements.js';
import { sleepBesideOthers } from './trials/sleepers.js';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: 'results.json' },
  },
});
const plan = options.quick ? plans.quick : plans.full;
const say = (text) => process.stdout.write(`${text}\n\n`);

const machine = `${cpus()[0].model}, Node ${process.versions.node}`;
const where = isPinned ? 'server and load on a core each' : 'NOT pinned: rough numbers';
say(`${machine}, ${where}${options.quick ? ', quick run: rough numbers' : ''}`);

const contestants = await raceContestants(plan.contestants);
say(contestantsTable(contestants));

const results = {
  machine,
  isPinned,
  plan,
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
const targets = targetsOf(results);
say(targetsTable(targets));

const busiest = Math.max(...contestants.map(({ loadEffort }) => loadEffort));
say(`The load took at most ${(busiest * 100).toFixed(0)} % of its core.`);
writeFileSync(options.json, `${JSON.stringify({ ...results, targets }, undefined, 2)}\n`);
