import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CapturedRequest } from './captured.request.js';
import { parseHeaderLine, toHeaders } from './header.list.js';

const DATA_OPTIONS = /^(-d|--data|--data-ascii|--data-binary|--data-raw|--json)$/;
const HEADER_OPTIONS = /^(-H|--header)$/;

/**
 * Parses a curl command, as tools copy it.
 *
 * @param folder where `@file` is
 */
export async function parseCurl(
  command: string,
  folder: string,
): Promise<CapturedRequest | undefined> {
  const words = splitWords(command).flatMap(splitOption);
  const lines: (readonly [string, string])[] = [];
  const parts: Buffer[] = [];
  for (const [index, word] of words.entries()) {
    const value = words[index + 1] ?? '';
    if (HEADER_OPTIONS.test(word)) {
      const line = parseHeaderLine(value);
      if (line) lines.push(line);
    } else if (DATA_OPTIONS.test(word)) {
      if (parts.length > 0) parts.push(Buffer.from('&'));
      const part = await readData(word, value, folder);
      if (!part) return undefined;
      parts.push(part);
    }
  }
  return lines.length === 0 ? undefined : { headers: toHeaders(lines), body: Buffer.concat(parts) };
}

/** curl removes line breaks from a file of `--data`. */
async function readData(
  option: string,
  value: string,
  folder: string,
): Promise<Buffer | undefined> {
  if (option === '--data-raw' || !value.startsWith('@')) return Buffer.from(value);
  const bytes = await readFile(join(folder, value.slice(1))).catch(() => undefined);
  const keepsLines = option === '--data-binary' || option === '--json';
  return (
    bytes &&
    (keepsLines ? bytes : Buffer.from(bytes.toString('latin1').replaceAll(/[\r\n]/g, ''), 'latin1'))
  );
}

/** `--name=value` and `-Hvalue` as two words. */
function splitOption(word: string): string[] {
  const [, long, value] = /^(--(?:data[\w-]*|header|json))=(.*)$/s.exec(word) ?? [];
  if (long !== undefined) return [long, value ?? ''];
  const [, short, rest] = /^(-[Hd])(.+)$/s.exec(word) ?? [];
  return short === undefined ? [word] : [short, rest ?? ''];
}

const WORD = /(?:\$'(?:[^'\\]|\\.)*'|'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+/gs;
const PART = /\$'((?:[^'\\]|\\.)*)'|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)/gs;

/** Splits a command into words as a shell does, without substitutions. */
function splitWords(command: string): string[] {
  const joined = command.replaceAll(/\\\r?\n/g, ' ');
  return (joined.match(WORD) ?? []).map((word) =>
    word.replaceAll(
      PART,
      (_, ansi?: string, single?: string, double?: string, escaped?: string, plain?: string) => {
        if (ansi !== undefined) return unescapeAnsi(ansi);
        if (double !== undefined) return double.replaceAll(/\\(["\\$`])/g, '$1');
        return single ?? escaped ?? plain ?? '';
      },
    ),
  );
}

const ANSI_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0' };

/** The escapes of `$'…'`, which browsers write. */
function unescapeAnsi(text: string): string {
  return text.replaceAll(/\\(u[0-9a-f]{4}|x[0-9a-f]{2}|.)/gis, (_, escape: string) =>
    escape.length > 1
      ? String.fromCharCode(Number.parseInt(escape.slice(1), 16))
      : (ANSI_ESCAPES[escape] ?? escape),
  );
}
