import { type Command, Option } from 'commander';
import { MAX_UNCONFIRMED_TEXTS } from 'nestjs-haptik/internal/pure';
import { consoleUrlOption, formatOption, timeoutOption } from '../command.options.js';
import { ConsoleClient } from '../console.client.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from '../terminal.js';
import { readFileAsBase64 } from './text.file.js';
import { resolveFileFormat } from './copy.file.format.js';
import { sendImport } from './import.client.js';
import { summarizePublish, type PublishSummary } from './publish.summary.js';
import { formatPreview } from './push.preview.js';

interface PushOptions {
  readonly url?: string;
  readonly format?: string;
  readonly dryRun?: true;
  readonly overwrite?: true;
  readonly takeTheirs?: true;
  readonly publish?: true;
  readonly yes?: true;
  readonly json?: true;
  readonly timeout?: string;
}

const AFTER_HELP = `
With a refused row or an unresolved conflict, nothing is written and the exit code is 1.
Publishing more than ${MAX_UNCONFIRMED_TEXTS} texts requires a confirmation, or --yes.
The environment variable HAPTIK_CONSOLE_TOKEN must contain a token with the scope copy:write, and
copy:publish for --publish.

  HAPTIK_CONSOLE_TOKEN=… haptik copy push texts.csv --url https://bot.example/console --dry-run
  haptik copy push texts.xlsx --publish`;

/** Adds `haptik copy push`, which imports a file of texts. */
export function addPushCommand(
  copy: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  copy
    .command('push')
    .description('Imports a file of texts into the console.')
    .argument('<file>', 'file of texts')
    .addOption(consoleUrlOption())
    .addOption(formatOption('extension of the file'))
    .option('--dry-run', 'shows the changes without writing')
    .option('--overwrite', 'overwrites texts that others changed since the export')
    .addOption(
      new Option(
        '--take-theirs',
        'keeps texts that others changed since the export, and writes the rest',
      ).conflicts('overwrite'),
    )
    .option('--publish', 'publishes the written texts')
    .option('--yes', `publishes more than ${MAX_UNCONFIRMED_TEXTS} texts without confirmation`)
    .option('--json', 'prints the result as JSON')
    .addOption(timeoutOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (file: string, options: PushOptions) =>
      onExit(await push(file, options, terminal)),
    );
}

/** Shows the changes of a file, and imports it when there are no refused rows and unresolved conflicts. */
async function push(file: string, options: PushOptions, terminal: Terminal): Promise<ExitCode> {
  const { overwrite = false, publish = false, json = false } = options;
  const isConflictResolved = overwrite || options.takeTheirs === true;
  // Spreadsheets use these extensions for tables with tabs; the console detects the separator.
  const format = resolveFileFormat(options.format, file.replace(/\.(tsv|txt)$/i, '.csv'));
  const client = new ConsoleClient(options, terminal);
  const texts = { format, encoding: 'base64', content: await readFileAsBase64(file) };
  const preview = await sendImport(client, texts, terminal);
  if (preview.type !== 'preview')
    throw new CommandError(EXIT_CODES.truncated, TRUNCATED_RESPONSE_MESSAGE);
  const { digest, changes, conflicts, refused } = preview.preview;
  const isBlocked = refused.total > 0 || (conflicts.total > 0 && !isConflictResolved);
  const hasNothingToWrite = changes.total + (overwrite ? conflicts.total : 0) === 0;
  const exit = isBlocked ? EXIT_CODES.refused : EXIT_CODES.ok;
  if (!json) terminal.writeStdout(formatPreview(preview.preview));
  if (options.dryRun || isBlocked || hasNothingToWrite) {
    if (json)
      terminal.writeStdout(`${JSON.stringify({ ...preview.preview, written: 0, published: 0 })}\n`);
    else terminal.writeStdout(describeOutcome(isBlocked, hasNothingToWrite));
    return exit;
  }
  const publishSummary = summarizePublish(preview.preview, overwrite);
  if (publish && !options.yes && !(await confirmPublish(publishSummary, terminal))) {
    if (json)
      terminal.writeStdout(`${JSON.stringify({ ...preview.preview, written: 0, published: 0 })}\n`);
    return EXIT_CODES.refused;
  }
  const confirmed = publish ? { confirmed: publishSummary.total } : {};
  const apply = { digest, overwrite: overwrite ? 'all' : [], publish, ...confirmed };
  const done = await sendImport(client, { ...texts, apply }, terminal);
  if (done.type !== 'done')
    throw new CommandError(EXIT_CODES.truncated, TRUNCATED_RESPONSE_MESSAGE);
  const { written, published } = done;
  if (json) terminal.writeStdout(`${JSON.stringify({ ...preview.preview, written, published })}\n`);
  else terminal.writeStdout(`${written} texts written, ${published} published.\n`);
  return EXIT_CODES.ok;
}

/** Asks for confirmation before many texts are published; fails without an interactive terminal. */
async function confirmPublish(
  { total, summary }: PublishSummary,
  terminal: Terminal,
): Promise<boolean> {
  if (total <= MAX_UNCONFIRMED_TEXTS) return true;
  terminal.writeStderr(summary);
  const isConfirmed = await terminal.confirm?.('Publish them? [y/N] ');
  if (isConfirmed) return true;
  const hint = isConfirmed === undefined ? ' Add --yes to confirm, or push without --publish.' : '';
  terminal.writeStderr(`Nothing was written.${hint}\n`);
  return false;
}

const TRUNCATED_RESPONSE_MESSAGE =
  'The response was interrupted. Run the command with --dry-run to see what was written.';

function describeOutcome(isBlocked: boolean, hasNothingToWrite: boolean): string {
  if (isBlocked) {
    return 'Nothing was written. Correct the rows; for conflicts, pull again, or add --overwrite or --take-theirs.\n';
  }
  return hasNothingToWrite ? 'There are no changes to write.\n' : 'Dry run: nothing was written.\n';
}
