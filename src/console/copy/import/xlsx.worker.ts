import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';

/** What is unpacked stands outside of the heap, so that the limit of the heap does not hold for it. */
const MOST_UNPACKED = 400 * 1_048_576;
/** As much as a file of another format may hold: one text may stand in a million cells. */
const MOST_CHARACTERS = 64 * 1_048_576;

// In a thread of its own: a spreadsheet is unpacked and read in one go, and the bot must answer.
const watch = setInterval(() => {
  if (process.memoryUsage().arrayBuffers > MOST_UNPACKED) process.exit(); // ends the thread alone
}, 10);
const rows = await readSheet(Buffer.from(workerData as Uint8Array), {
  trim: false,
  parseNumber: (digits) => digits,
});
clearInterval(watch);
let room = MOST_CHARACTERS;
const texts = rows.map((row) => row.map(textOf));
for (const row of texts) for (const text of row) room -= text.length + 1;
if (room < 0) process.exit();
parentPort?.postMessage(texts, []);

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' ? cell : '';
}
