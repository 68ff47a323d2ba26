import { type Command, InvalidArgumentError, Option } from 'commander';
import { TAG_WHITESPACE, EXPORT_STATES, LANGUAGE_LIST_PATTERN } from 'nestjs-haptik/internal/pure';
import { consoleUrlOption, formatOption, timeoutOption } from '../command.options.js';
import { ConsoleClient } from '../console.client.js';
import { EXIT_CODES, type ExitCode, type Terminal } from '../terminal.js';
import { writeFileAtomically } from '../output.file.js';
import { assertCompleteExport, PULL_CONTENT_TYPES } from './export.validator.js';
import { resolveFileFormat } from './copy.file.format.js';

interface PullOptions {
  readonly url?: string;
  readonly out?: string;
  readonly format?: string;
  readonly prefix?: string;
  readonly languages?: string;
  readonly state?: string;
  readonly timeout?: string;
}

const AFTER_HELP = `
The environment variable HAPTIK_CONSOLE_TOKEN must contain a token with the scope copy:read.

  HAPTIK_CONSOLE_TOKEN=… haptik copy pull --url https://bot.example/console --out texts.xlsx
  haptik copy pull --format json --state published > texts.json`;

/** Adds `haptik copy pull`, which exports texts to a file or standard output. */
export function addPullCommand(
  copy: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  copy
    .command('pull')
    .description('Exports the texts of the bot to a file.')
    .addOption(consoleUrlOption())
    .option('--out <file>', 'output file (default: standard output)')
    .addOption(formatOption('extension of --out'))
    .option('--prefix <prefix>', 'only keys with this prefix, such as order')
    .option('--languages <tags>', 'only these languages, such as en,hi', parseLanguages)
    .addOption(
      new Option('--state <state>', 'drafts over published texts, or published texts').choices(
        EXPORT_STATES,
      ),
    )
    .addOption(timeoutOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (options: PullOptions) => onExit(await pull(options, terminal)));
}

/** Exports texts to a file, which is replaced atomically. */
async function pull(
  { url, timeout, out, ...selection }: PullOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const format = resolveFileFormat(selection.format, out);
  const client = new ConsoleClient({ url, timeout }, terminal);
  const query = new URLSearchParams({ ...selection, format });
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

/** @throws InvalidArgumentError for an invalid list of languages */
function parseLanguages(languages: string): string {
  if (LANGUAGE_LIST_PATTERN.test(languages.replaceAll(TAG_WHITESPACE, ''))) return languages;
  throw new InvalidArgumentError('Give language tags separated by commas, such as en,hi.');
}
