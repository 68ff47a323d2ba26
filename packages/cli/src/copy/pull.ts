import { BLANKS, EXPORT_STATES, LANGUAGES } from 'nestjs-haptik/internal/pure';
import { parseArguments } from '../arguments.js';
import { ConsoleClient } from '../console.client.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from '../terminal.js';
import { writeFileAtomically } from '../output.file.js';
import { assertCompleteExport, PULL_CONTENT_TYPES } from './export.validator.js';
import { resolveFileFormat } from './copy.file.format.js';

export const PULL_HELP = `haptik copy pull: exports the texts of the bot to a file

  --url <url>          URL of the console; or HAPTIK_CONSOLE_URL   e.g. https://bot.example/console
  --out <file>         output file                   default: standard output
  --format <format>    csv, xlsx or json             default: extension of --out
  --prefix <prefix>    only keys with this prefix    e.g. order
  --languages <tags>   only these languages          e.g. en,hi
  --state <state>      draft (drafts over published texts) or published   default: draft
  --timeout <seconds>  maximum time without data     default: 300

The environment variable HAPTIK_CONSOLE_TOKEN must contain a token with the scope copy:read.

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
  timeout: { type: 'string' },
} as const;

/** Exports texts to a file, which is replaced atomically. */
export async function pull(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, OPTIONS, PULL_HELP);
  if (positionals.length > 0) throw new CommandError(EXIT_CODES.usage, PULL_HELP);
  const { url, timeout, out, ...wanted } = values;
  const format = resolveFileFormat(wanted.format, out);
  checkState(wanted.state);
  checkLanguages(wanted.languages);
  const client = new ConsoleClient({ url, timeout }, terminal);
  const query = new URLSearchParams({ ...wanted, format });
  const call = { scope: 'copy:read', type: PULL_CONTENT_TYPES[format] };
  const chunks: Uint8Array[] = [];
  for await (const chunk of client.request(`copy/export?${query.toString()}`, call))
    chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  assertCompleteExport(bytes, format);
  if (out === undefined) {
    terminal.writeStdout(bytes);
    return EXIT_CODES.ok;
  }
  await writeFileAtomically(out, bytes);
  terminal.writeStderr(`Saved the texts to ${out}.\n`);
  return EXIT_CODES.ok;
}

/** @throws CommandError for an unknown state */
function checkState(state: string | undefined): void {
  if (state === undefined || EXPORT_STATES.some((one) => one === state)) return;
  throw new CommandError(EXIT_CODES.usage, `--state must be ${EXPORT_STATES.join(' or ')}.`);
}

/** @throws CommandError for an invalid list of languages */
function checkLanguages(languages: string | undefined): void {
  if (languages === undefined || LANGUAGES.test(languages.replaceAll(BLANKS, ''))) return;
  throw new CommandError(
    EXIT_CODES.usage,
    '--languages must be a comma-separated list of language tags, such as en,hi.',
  );
}
