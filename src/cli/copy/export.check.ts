import { WRONG_ADDRESS } from '../console.address.js';
import { CommandException, EXIT } from '../terminal.js';
import type { Format } from './formats.js';

/** The content type that the console gives a file of texts. */
export const TYPE_OF: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The format that a file of texts names. */
const JSON_FORMAT = /^nestjs-haptik-copy\/\d+$/;
/** How a ZIP begins, and what stands at its end. */
const ZIP_HEAD = Buffer.from('PK\u0003\u0004');
const ZIP_END = Buffer.from('PK\u0005\u0006');
/** The most that may stand behind the latter. */
const LONGEST_END = 65_557;

/** @throws CommandException unless bytes are a whole file of texts */
export function checkExport(bytes: Buffer, format: Format): void {
  const state = STATES[format](bytes);
  if (state === 'whole') return;
  if (state === 'part') {
    throw new CommandException(
      EXIT.truncated,
      'The answer of the console broke off before the end of the file. Nothing was saved; try again.',
    );
  }
  throw new CommandException(
    EXIT.unreachable,
    `The answer is no file of texts (${format}), so it is not from a console. ${WRONG_ADDRESS}`,
  );
}

type State = 'whole' | 'part' | 'strange';

const STATES: Readonly<Record<Format, (bytes: Buffer) => State>> = {
  json: (bytes) => {
    const text = bytes.toString();
    const isOurs = /^\s*\{\s*"format"\s*:\s*"nestjs-haptik-copy\//.test(text);
    try {
      const { format, texts } = JSON.parse(text) as { format?: unknown; texts?: unknown };
      const isWhole = typeof format === 'string' && JSON_FORMAT.test(format) && isObject(texts);
      return isWhole ? 'whole' : 'strange';
    } catch {
      return isOurs ? 'part' : 'strange';
    }
  },
  // Each cell is quoted, and each line ends.
  csv: (bytes) => {
    const text = bytes.toString();
    if (!/^\ufeff?"key",/.test(text)) return 'strange';
    const quotes = text.split('"').length - 1;
    return text.endsWith('"\r\n') && quotes % 2 === 0 ? 'whole' : 'part';
  },
  xlsx: (bytes) => {
    if (!bytes.subarray(0, ZIP_HEAD.length).equals(ZIP_HEAD)) return 'strange';
    return bytes.subarray(-LONGEST_END).includes(ZIP_END) ? 'whole' : 'part';
  },
};

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
