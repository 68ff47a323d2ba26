// Measures the library: npm start -- [calls] [isolation] [telemetry] [storage] [copy] [import] [console] [status] [--quick] [--json <file>]
// Other commands: guard [--update], scaling [--update], profile [<server>], tables [<part>] [--json <file>]
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { guard } from './commands/guard.js';
import { profile } from './commands/profile.js';
import { scaling } from './commands/scaling.js';
import { tables } from './commands/tables.js';
import { isPinned } from './measure/server.process.js';
import { measureCalls } from './parts/calls.js';
import { measureCopy } from './parts/copy.js';
import { measureConsole, measureStatus } from './parts/console.js';
import { measureImport } from './parts/import.js';
import { measureStorage } from './parts/storage.js';
import { measureCostOfTelemetry } from './parts/telemetry.js';
import { measureIsolationOfNodes } from './parts/isolation.js';
import * as plans from './plans.js';
import { targetsTable } from './table.js';

const PARTS = {
  calls: measureCalls,
  isolation: measureIsolationOfNodes,
  telemetry: measureCostOfTelemetry,
  storage: measureStorage,
  copy: measureCopy,
  import: measureImport,
  console: measureConsole,
  status: measureStatus,
};
const COMMANDS = { guard, profile, scaling, tables };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: 'results.json' },
    update: { type: 'boolean', default: false },
  },
});
const print = (text) => process.stdout.write(`${text}\n\n`);
const [first, ...names] = positionals;
if (Object.hasOwn(COMMANDS, first ?? '')) await COMMANDS[first]({ ...options, names }, print);
else await measure(positionals);

async function measure(named) {
  const unknown = named.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown) {
    const known = [...Object.keys(PARTS), ...Object.keys(COMMANDS)];
    throw new Error(`Unknown part "${unknown}". Use: ${known.join(', ')}.`);
  }
  const plan = options.quick ? plans.quick : plans.full;
  const machine = `${cpus()[0].model}, Node ${process.versions.node}`;
  const pinning = isPinned ? 'server and load on separate cores' : 'NOT pinned: rough numbers';
  print(`${machine}, ${pinning}${options.quick ? ', quick run: rough numbers' : ''}`);
  const parts = {};
  for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
    parts[name] = await PARTS[name](plan[name], print);
    print(targetsTable(parts[name].targets));
  }
  const results = { machine, isPinned, plan, ...parts };
  writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
}
