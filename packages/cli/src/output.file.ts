import { mkdtemp, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError, EXIT_CODES } from './terminal.js';

interface OutputFileOptions {
  /** Fails instead of replacing a file. @default false */
  readonly keepExisting?: boolean;
  /** Permissions. @default those of the replaced file, or of a new one */
  readonly mode?: number;
}

/**
 * Writes a file atomically.
 *
 * @throws CommandError when the file cannot be written
 */
export async function writeFileAtomically(
  file: string,
  bytes: Uint8Array,
  { keepExisting = false, mode }: OutputFileOptions = {},
): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    const before = await stat(target).catch(() => undefined);
    // A pipe or a device cannot be replaced by a rename.
    if (before && !before.isFile() && !before.isDirectory()) return await writeFile(target, bytes);
    if (before?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (before && keepExisting) throw Object.assign(new Error(), { code: 'EEXIST' });
    await replaceFile(target, bytes, mode ?? (before && before.mode & 0o777));
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new CommandError(
      EXIT_CODES.output,
      `${file} could not be written (${code}). ${suggestFix(code)}`,
    );
  }
}

async function replaceFile(target: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  // A separate temporary folder, so that concurrent commands do not conflict.
  const folder = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const tempFile = join(folder, 'part');
    const handle = await open(tempFile, 'w', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(tempFile, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function suggestFix(code: string): string {
  if (code === 'EISDIR') return 'It is a folder. Give a file in it.';
  if (code === 'EEXIST') return 'It exists. Add --force to replace it, or give another file.';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return 'The disk is full. Free some space, and run the command again.';
  return 'Check that its folder exists and is writable, and run the command again.';
}
