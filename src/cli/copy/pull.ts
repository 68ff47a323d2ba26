import { EXPORT_STATES } from '../../console/copy/export/export.row.js';
import { BLANKS, LANGUAGES } from '../../console/copy/export/language.list.js';
import { parseArguments } from '../arguments.js';
import { ConsoleClient } from '../console.client.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from '../terminal.js';
import { writeFileAtomically } from '../output.file.js';
import { assertCompleteExport, PULL_CONTENT_TYPES } from './export.validator.js';
import { resolveFileFormat } from './copy.file.format.js';

export const PULL_HELP = `haptik copy pull: saves what the bot says into a file

  --url <url>         the console; or HAPTIK_CONSOLE_URL   e.g. https://bot.example/console
  --out <file>        where to; without it, standard output
  --format <format>   csv, xlsx or json                    default: as the file is called
  --prefix <word>     only keys that begin with it         e.g. order
  --languages <tags>  only these                           e.g. en,hi
  --timeout <seconds> without a sign of the console        default: 300
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
  timeout: { type: 'string' },
} as const;

/** Saves texts into a file, which is there whole or as it was before. */
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
  terminal.writeStderr(`The texts are in ${out}.\n`);
  return EXIT_CODES.ok;
}

/** @throws CommandError for a state that there is not */
function checkState(state: string | undefined): void {
  if (state === undefined || EXPORT_STATES.some((one) => one === state)) return;
  throw new CommandError(EXIT_CODES.usage, `Say --state ${EXPORT_STATES.join(' or --state ')}.`);
}

/** @throws CommandError for what is no list of languages */
function checkLanguages(languages: string | undefined): void {
  if (languages === undefined || LANGUAGES.test(languages.replaceAll(BLANKS, ''))) return;
  throw new CommandError(
    EXIT_CODES.usage,
    'Give --languages language tags with commas between, such as --languages en,hi.',
  );
}
