import { readFile } from 'node:fs/promises';
import { CommandError, EXIT_CODES } from '../terminal.js';

/**
 * Reads a file as base64, as an import requires. The console detects the text encoding, as for uploads
 * from a browser.
 *
 * @throws CommandError when the file cannot be read
 */
export async function readFileAsBase64(file: string): Promise<string> {
  try {
    return await readFile(file, 'base64');
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    throw new CommandError(EXIT_CODES.usage, `${file} cannot be read (${code ?? name}).`);
  }
}
