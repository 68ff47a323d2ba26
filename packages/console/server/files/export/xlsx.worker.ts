import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

// Runs in a worker thread, because the library creates a workbook synchronously and would block the
// bot.
const [header = [], ...rows] = workerData as readonly (readonly string[])[];
// All cells have the format Text, including empty ones, so that a spreadsheet does not convert
// later input.
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
