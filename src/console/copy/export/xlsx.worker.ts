import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

// In a thread of its own: a spreadsheet is made and packed in one go, and the bot must answer.
const [header = [], ...rows] = workerData as readonly (readonly string[])[];
// The format Text, empty cells too: what somebody types there stays as it was typed.
const toTextCell = (value: string) => ({ type: String, value, format: '@' });
const table = [
  header.map((value) => ({ ...toTextCell(value), fontWeight: 'bold' as const })),
  ...rows.map((row) => row.map(toTextCell)),
];
const bytes = await writeXlsxFile(table, {
  sheet: 'Texts',
  stickyRowsCount: 1,
  columns: header.map((_, at) => ({ width: at === 0 || at === header.length - 1 ? 28 : 48 })),
}).toBuffer();
parentPort?.postMessage(bytes, []);
