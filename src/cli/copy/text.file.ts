import { readFile } from 'node:fs/promises';
import { CommandException, EXIT } from '../terminal.js';

/**
 * The bytes of a file in base64, as an import takes them. In which encoding they are is the console's to
 * decide, as for files that come from a browser.
 *
 * @throws CommandException when it cannot be read
 */
export async function readTexts(file: string): Promise<string> {
  try {
    return await readFile(file, 'base64');
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    throw new CommandException(EXIT.usage, `${file} cannot be read (${code ?? name}).`);
  }
}
