// Measures the library. npm start -- [calls] [storage] [copy] [import] [console] [--quick] [--json <file>]
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { isPinned } from './measure/server.process.js';
import { measureCalls } from './parts/calls.js';
import { measureCopy } from './parts/copy.js';
import { measureConsole } from './parts/console.js';
import { measureImport } from './parts/import.js';
import { measureStorage } from './parts/storage.js';
import * as plans from './plans.js';
import { targetsTable } from './table.js';

const PARTS = {
  calls: measureCalls,
  storage: measureStorage,
  copy: measureCopy,
  import: measureImport,
  console: measureConsole,
};

const { values: options, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: 'results.json' },
  },
});
const unknown = named.find((name) => !Object.hasOwn(PARTS, name));
if (unknown) throw new Error(`Unknown part "${unknown}". Use: ${Object.keys(PARTS).join(', ')}.`);
const plan = options.quick ? plans.quick : plans.full;
const print = (text) => process.stdout.write(`${text}\n\n`);

const machine = `${cpus()[0].model}, Node ${process.versions.node}`;
const pinning = isPinned ? 'server and load on separate cores' : 'NOT pinned: rough numbers';
print(`${machine}, ${pinning}${options.quick ? ', quick run: rough numbers' : ''}`);

const parts = {};
for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
  parts[name] = await PARTS[name](plan[name], print);
  print(targetsTable(parts[name].targets));
}
writeFileSync(
  options.json,
  `${JSON.stringify({ machine, isPinned, plan, ...parts }, undefined, 2)}\n`,
);
