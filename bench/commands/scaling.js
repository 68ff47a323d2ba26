// The arithmetic of docs/scaling.md, and a simulation that reproduces it: npm run bench -- scaling
import { readFileSync, writeFileSync } from 'node:fs';
import { simulate } from '../measure/replica.simulation.js';

const FIGURES = JSON.parse(readFileSync(new URL('../scaling.json', import.meta.url), 'utf8'));
const DOCUMENT = new URL('../../docs/scaling.md', import.meta.url);
const BEGIN = '<!-- npm run bench -- scaling -->';
const END = '<!-- end -->';
const RATES = [10, 100, 1_000, 10_000];

/** What a rate of calls needs. Each line is one multiplication; docs/scaling.md explains them. */
export function plan(rate, figures = FIGURES) {
  const { service, handoffs, database, headroom } = figures;
  const cores = rate * service.cpuSecondsPerCall;
  const replicas = Math.max(
    2,
    Math.ceil(cores / headroom),
    Math.ceil((rate * service.methodSeconds) / (service.maxInFlight * headroom)),
  );
  const handoffRate = rate * handoffs.share;
  return {
    rate,
    cores,
    inFlight: rate * service.methodSeconds,
    replicas,
    utilization: cores / replicas,
    memoryMb:
      replicas * service.baseMb + (rate * service.methodSeconds * service.kbPerCall) / 1_024,
    handoffRate,
    transactions: handoffRate * database.transactionsPerHandoff + replicas * database.idleQueries,
    databaseShare: handoffRate / database.handoffsPerSecond,
    connections: replicas * database.connectionsPerReplica,
  };
}

/** Prints both, and writes the table into docs/scaling.md with --update. */
export async function scaling({ update }, print) {
  const rows = RATES.map((rate) => {
    const expected = plan(rate);
    return { ...expected, simulated: simulate(expected, FIGURES.service) };
  });
  const text = table(rows);
  print(text);
  for (const { rate, simulated } of rows)
    print(
      `${rate} calls a second, one of the replicas simulated for ${simulated.calls} calls: ` +
        `core used ${percent(simulated.utilization)}, in flight ${round(simulated.inFlight)}, waiting for the core ` +
        `p50 ${ms(simulated.p50)}, p99 ${ms(simulated.p99)}, busy ${percent(simulated.busy)}.`,
    );
  const before = readFileSync(DOCUMENT, 'utf8');
  const start = before.indexOf(BEGIN) + BEGIN.length;
  const after = `${before.slice(0, start)}\n\n${text}\n\n${before.slice(before.indexOf(END))}`;
  if (update) writeFileSync(DOCUMENT, after);
  else if (squeeze(before) !== squeeze(after)) {
    print('docs/scaling.md has another table: npm run bench -- scaling --update');
    process.exitCode = 1;
  }
}

function table(rows) {
  const columns = [
    ['calls a second', ({ rate }) => rate.toLocaleString('en')],
    ['cores', ({ cores }) => round(cores)],
    ['in flight', ({ inFlight }) => round(inFlight)],
    ['replicas', ({ replicas }) => replicas],
    ['core of each used', ({ utilization }) => percent(utilization)],
    ['simulated', ({ simulated }) => percent(simulated.utilization)],
    ['wait for the core p99, simulated', ({ simulated }) => ms(simulated.p99)],
    ['memory of all', ({ memoryMb }) => `${round(memoryMb)} MB`],
    ['handoffs a second', ({ handoffRate }) => round(handoffRate)],
    ['transactions a second', ({ transactions }) => round(transactions)],
    ['share of PostgreSQL', ({ databaseShare }) => percent(databaseShare)],
    ['connections', ({ connections }) => connections],
  ];
  return [
    line(columns.map(([title]) => title)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, read]) => read(row)))),
  ].join('\n');
}

function line(cells) {
  return `| ${cells.join(' | ')} |`;
}

/** Without the padding of the formatter. */
function squeeze(text) {
  return text.replaceAll(/-{3,}/g, '---').replaceAll(/ +/g, ' ');
}

function round(value) {
  if (value >= 10) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(2)));
}

function percent(share) {
  return `${Number((share * 100).toPrecision(2))}%`;
}

function ms(seconds) {
  return `${Number((seconds * 1_000).toPrecision(2))} ms`;
}
