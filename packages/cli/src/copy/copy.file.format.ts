import { extname } from 'node:path';
import { CommandError, EXIT_CODES } from '../terminal.js';

export const COPY_FILE_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type CopyFileFormat = (typeof COPY_FILE_FORMATS)[number];

/**
 * The requested format, or the format of the file name.
 *
 * @throws CommandError when the format is unknown
 */
export function resolveFileFormat(
  given: string | undefined,
  file: string | undefined,
): CopyFileFormat {
  const word =
    given ??
    extname(file ?? '')
      .slice(1)
      .toLowerCase();
  const format = COPY_FILE_FORMATS.find((one) => one === word);
  if (format) return format;
  throw new CommandError(
    EXIT_CODES.usage,
    `The file format is missing or unknown. Set --format ${COPY_FILE_FORMATS.join('|')}, or use a file with one of these extensions.`,
  );
}
