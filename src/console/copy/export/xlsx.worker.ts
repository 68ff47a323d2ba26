import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

// In a thread of its own: a spreadsheet is made and packed in one go, and the bot must answer.
const [header = [], ...rows] = workerData as readonly (readonly string[])[];
const cellOf = (value: string) => (value === '' ? null : { type: String, value });
const table = [
  header.map((value) => ({ type: String, value, fontWeight: 'bold' as const })),
  ...rows.map((row) => row.map(cellOf)),
];
const bytes = await writeXlsxFile(table, {
  sheet: 'Texts',
  stickyRowsCount: 1,
  columns: header.map((_, at) => ({ width: at === 0 || at === header.length - 1 ? 28 : 48 })),
}).toBuffer();
parentPort?.postMessage(bytes, []);
