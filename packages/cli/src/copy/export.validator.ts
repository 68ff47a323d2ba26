import { WRONG_ADDRESS_HINT } from '../console.address.js';
import { isObject } from '../json.js';
import { CommandError, EXIT_CODES } from '../terminal.js';
import type { CopyFileFormat } from './copy.file.format.js';

/** Content types of exports, by format. */
export const PULL_CONTENT_TYPES: Readonly<Record<CopyFileFormat, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The `format` field of a JSON export. */
const JSON_FORMAT = /^nestjs-haptik-copy\/\d+$/;
/** Signatures at the beginning and the end of a ZIP file. */
const ZIP_HEAD = Buffer.from('PK\u0003\u0004');
const ZIP_END = Buffer.from('PK\u0005\u0006');
/** Maximum length of the ZIP end record with its comment. */
const MAX_ZIP_COMMENT_LENGTH = 65_557;

/** @throws CommandError unless the bytes are a complete export */
export function assertCompleteExport(bytes: Buffer, format: CopyFileFormat): void {
  const state = COMPLETENESS_DETECTORS[format](bytes);
  if (state === 'complete') return;
  if (state === 'truncated') {
    throw new CommandError(
      EXIT_CODES.interrupted,
      'The response was interrupted before the end of the file. Nothing was saved; try again.',
    );
  }
  throw new CommandError(
    EXIT_CODES.unreachable,
    `The response is not an export (${format}), so it is not from a console. ${WRONG_ADDRESS_HINT}`,
  );
}

type ExportCompleteness = 'complete' | 'truncated' | 'unrecognized';

const COMPLETENESS_DETECTORS: Readonly<
  Record<CopyFileFormat, (bytes: Buffer) => ExportCompleteness>
> = {
  json: (bytes) => {
    const text = bytes.toString();
    const isOurs = /^\s*\{\s*"format"\s*:\s*"nestjs-haptik-copy\//.test(text);
    try {
      const { format, texts } = JSON.parse(text) as { format?: unknown; texts?: unknown };
      const isWhole = typeof format === 'string' && JSON_FORMAT.test(format) && isObject(texts);
      return isWhole ? 'complete' : 'unrecognized';
    } catch {
      return isOurs ? 'truncated' : 'unrecognized';
    }
  },
  // Each cell is quoted, and each line has a line end.
  csv: (bytes) => {
    const text = bytes.toString();
    if (!/^\ufeff?"key",/.test(text)) return 'unrecognized';
    const quotes = text.split('"').length - 1;
    return text.endsWith('"\r\n') && quotes % 2 === 0 ? 'complete' : 'truncated';
  },
  xlsx: (bytes) => {
    if (!bytes.subarray(0, ZIP_HEAD.length).equals(ZIP_HEAD)) return 'unrecognized';
    return bytes.subarray(-MAX_ZIP_COMMENT_LENGTH).includes(ZIP_END) ? 'complete' : 'truncated';
  },
};
