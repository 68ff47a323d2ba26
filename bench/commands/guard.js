import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contestants } from '../contestants.js';
import { compareServers } from '../measure/comparison.js';
import { ratio } from '../measure/rounds.js';
import { median } from '../measure/statistics.js';

const FILE = fileURLToPath(new URL('../guard.json', import.meta.url));
/** Share of the committed ratio below which the guard fails. */
const LIMIT = 0.9;
/** Counted in calls, so that a busy machine takes longer, but warms up and measures as much. */
const PLAN = { rounds: 60, roundCalls: 800, warmUpCalls: 30_000 };
const PAIRS = 3;
const PAIRS_OF_RETRY = 5;

/**
 * Compares the listener with raw node:http and fails if its share of the capacity has fallen. It
 * needs no packages of bench.
 */
export async function guard({ update }, print) {
  if (update) return commit(await measureRatio(PAIRS_OF_RETRY, print));
  const { ratio: committed } = JSON.parse(readFileSync(FILE, 'utf8'));
  const limit = committed * LIMIT;
  let measured = await measureRatio(PAIRS, print);
  if (measured < limit) {
    print(`Below the limit of ${limit.toFixed(3)}, so measured again with more rounds.`);
    measured = await measureRatio(PAIRS_OF_RETRY, print);
  }
  const result = measured < limit ? 'FAILED, the listener has become slower' : 'ok';
  print(`Committed ${committed.toFixed(3)}, limit ${limit.toFixed(3)}: ${result}.`);
  if (measured < limit) process.exitCode = 1;
}

/** The median over pairs of new processes, because processes of the same code differ. */
async function measureRatio(pairs, print) {
  const entries = ['listener', 'raw'].map((key) => {
    const { server, sign } = contestants.find((contestant) => contestant.key === key);
    return { server, sign, replyText: 'Order 9042 is on its way to Pune.' };
  });
  const ratios = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [listener, raw] = await compareServers(entries, PLAN);
    ratios.push(ratio(listener.rounds, raw.rounds));
  }
  const measured = median(ratios);
  const each = ratios.map((value) => value.toFixed(3)).join(', ');
  print(`Listener × raw node:http: ${measured.toFixed(3)}, the median of ${each}.`);
  return measured;
}

function commit(measured) {
  const content = {
    what: 'Calls a second of a core: listener × raw node:http. To update: npm run bench -- guard --update',
    ratio: Number(measured.toFixed(3)),
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
  };
  writeFileSync(FILE, `${JSON.stringify(content, undefined, 2)}\n`);
}
