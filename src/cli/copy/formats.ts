import { extname } from 'node:path';
import { CommandException, EXIT } from '../terminal.js';

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * The format that is wanted, or else that of a file's name.
 *
 * @throws CommandException when there is neither
 */
export function formatOf(given: string | undefined, file: string | undefined): Format {
  const word =
    given ??
    extname(file ?? '')
      .slice(1)
      .toLowerCase();
  const format = FORMATS.find((one) => one === word);
  if (format) return format;
  throw new CommandException(
    EXIT.usage,
    `Say which format: --format ${FORMATS.join('|')}, or a file whose name ends with one of them.`,
  );
}
