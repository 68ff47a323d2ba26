import { readText } from '../webhook/webhook.body.js';
import { CommandError, EXIT_CODES } from '../terminal.js';

const HEADER_LINE = /^([\w!#$%&'*+.^`|~-]+):\s*([^\r\n]*)$/;

/**
 * Parses the values of `--header`: a line, or `@file` with lines, which keeps a key out of the process list.
 *
 * @throws CommandError for a line that is not a header, without the line, or a file that cannot be read
 */
export async function parseHeaders(words: readonly string[]): Promise<Record<string, string>> {
  const lines = await Promise.all(words.map(readLines));
  return Object.fromEntries(lines.flat().map(parseLine));
}

async function readLines(word: string): Promise<string[]> {
  if (!word.startsWith('@')) return [word];
  const lines = (await readText(word.slice(1))).split(/\r?\n/);
  return lines.filter((line) => line.trim() !== '');
}

function parseLine(line: string): readonly [string, string] {
  const [, name, value] = HEADER_LINE.exec(line) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new CommandError(
    EXIT_CODES.usage,
    '--header is a line such as "X-Request-Id: 7", or @file with lines.',
  );
}
