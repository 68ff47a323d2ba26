import { readFile } from 'node:fs/promises';
import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';

/**
 * Reads the exact bytes of a file, or of standard input for `-`.
 *
 * @throws CommandError when the file cannot be read
 */
export async function readBytes(file: string, terminal: Terminal): Promise<Buffer> {
  if (file === '-') return terminal.readStdin();
  return readGivenFile(file);
}

/** @throws CommandError when the file cannot be read */
export async function readText(file: string): Promise<string> {
  return (await readGivenFile(file)).toString('utf8');
}

async function readGivenFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    throw new CommandError(EXIT_CODES.usage, `${file} cannot be read (${code ?? name}).`);
  }
}
