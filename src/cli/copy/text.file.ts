import { readFile } from 'node:fs/promises';
import { CommandException, EXIT } from '../terminal.js';
import type { Format } from './formats.js';

/** The content of a file as an import takes it: text, or base64. @throws CommandException */
export async function readTexts(file: string, format: Format): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandException(EXIT.usage, `${file} cannot be read (${error.code ?? error.name}).`);
  });
  if (format === 'xlsx') return bytes.toString('base64');
  // Excel writes "Unicode text" so.
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandException(
      EXIT.usage,
      `${file} is not UTF-8. Save it from the spreadsheet as "CSV UTF-8", or as .xlsx.`,
    );
  }
}
