import { readFileSync } from 'node:fs';
import { callsTables } from '../parts/calls.tables.js';
import { targetsTable } from '../table.js';

/** Prints the tables of an earlier run from its JSON file, as in docs/performance.md. */
export function tables({ names: [part = 'calls'], json }, print) {
  const results = JSON.parse(readFileSync(json, 'utf8'))[part];
  if (part === 'calls') callsTables(results).forEach(print);
  print(targetsTable(results.targets));
}
