import { readFile } from 'node:fs/promises';
import { CommandError, EXIT_CODES } from '../terminal.js';

/**
 * The bytes of a file in base64, as an import takes them. In which encoding they are is the console's to
 * decide, as for files that come from a browser.
 *
 * @throws CommandError when it cannot be read
 */
export async function readFileAsBase64(file: string): Promise<string> {
  try {
    return await readFile(file, 'base64');
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    throw new CommandError(EXIT_CODES.usage, `${file} cannot be read (${code ?? name}).`);
  }
}
