import { readFileSync } from 'node:fs';
import { DURATIONS_FILE } from './durations.file.js';

const DEFAULT_COUNT = 10;

// Prints the slowest test files of the last run: node slowest.tests.js [count]
/** @type {{ file: string, seconds: number, tests: number }[]} */
const durations = JSON.parse(readFileSync(DURATIONS_FILE, 'utf8'));
const sorted = durations.toSorted((a, b) => b.seconds - a.seconds);
const sum = sorted.reduce((total, { seconds }) => total + seconds, 0);

for (const { file, seconds, tests } of sorted.slice(0, Number(process.argv[2] ?? DEFAULT_COUNT))) {
  process.stdout.write(`${seconds.toFixed(1).padStart(7)} s  ${file} (${tests} tests)\n`);
}
process.stdout.write(`${sum.toFixed(1).padStart(7)} s  in all ${sorted.length} files\n`);
