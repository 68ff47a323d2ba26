import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readArguments } from '../arguments.js';
import { ConsoleClient } from '../console.client.js';
import { CommandException, EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { formatOf } from './formats.js';

export const PULL_HELP = `haptik copy pull: saves what the bot says into a file

  --url <url>         the console; or HAPTIK_CONSOLE_URL   e.g. https://bot.example/console
  --out <file>        where to; without it, standard output
  --format <format>   csv, xlsx or json                    default: as the file is called
  --prefix <word>     only keys that begin with it         e.g. order
  --languages <tags>  only these                           e.g. en,hi
  --state <state>     draft (drafts over published texts) or published   default: draft

The token stands in the environment variable HAPTIK_CONSOLE_TOKEN and needs the scope copy:read.

  HAPTIK_CONSOLE_TOKEN=… haptik copy pull --url https://bot.example/console --out texts.xlsx
  haptik copy pull --format json --state published > texts.json
`;

const OPTIONS = {
  url: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  prefix: { type: 'string' },
  languages: { type: 'string' },
  state: { type: 'string' },
} as const;

/** Saves texts into a file, which is there whole or not at all. */
export async function pull(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(words, OPTIONS, PULL_HELP);
  if (positionals.length > 0) throw new CommandException(EXIT.usage, PULL_HELP);
  const { url, out, ...wanted } = values;
  const format = formatOf(wanted.format, out);
  const client = new ConsoleClient(url, terminal);
  const query = new URLSearchParams({ ...wanted, format });
  const response = await client.ask(`copy/export?${query.toString()}`, { scope: 'copy:read' });
  if (out === undefined) {
    terminal.out(new Uint8Array(await response.arrayBuffer()));
    return EXIT.ok;
  }
  await save(response, out);
  terminal.tell(`The texts are in ${out}.\n`);
  return EXIT.ok;
}

async function save(response: Response, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    if (response.body) await pipeline(Readable.fromWeb(response.body), createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const { code = 'the answer broke off' } = error as NodeJS.ErrnoException;
    throw new CommandException(
      EXIT.unreachable,
      `${file} could not be written (${code}). Look whether its folder exists and may be written to, and pull again.`,
    );
  }
}
