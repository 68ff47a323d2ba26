import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';

// In a thread of its own: a spreadsheet is unpacked and read in one go, and the bot must answer.
const rows = await readSheet(Buffer.from(workerData as Uint8Array), {
  trim: false,
  parseNumber: (digits) => digits,
});
parentPort?.postMessage(
  rows.map((row) => row.map(textOf)),
  [],
);

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' ? cell : '';
}
