import { extname } from 'node:path';
import { CommandError, EXIT_CODES } from '../terminal.js';

export const COPY_FILE_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type CopyFileFormat = (typeof COPY_FILE_FORMATS)[number];

/**
 * The format that is wanted, or else that of a file's name.
 *
 * @throws CommandError when there is neither
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
    `Say which format: --format ${COPY_FILE_FORMATS.join('|')}, or a file whose name ends with one of them.`,
  );
}
