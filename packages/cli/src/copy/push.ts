import { MAX_UNCONFIRMED_TEXTS } from 'nestjs-haptik/internal/cli';
import { ConsoleClient } from '../console.client.js';
import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { readFileAsBase64 } from './text.file.js';
import { resolveFileFormat } from './copy.file.format.js';
import { sendImport } from './import.client.js';
import { summarizePublish, type PublishSummary } from './publish.summary.js';
import { formatPreview } from './push.preview.js';

export interface PushOptions {
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

/** Shows the changes of a file, and imports it when there are no refused rows and unresolved conflicts. */
export async function push(
  file: string,
  options: PushOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { overwrite = false, publish = false, json = false } = options;
  const isConflictResolved = overwrite || options.takeTheirs === true;
  // Spreadsheets use these extensions for tables with tabs; the console detects the separator.
  const format = resolveFileFormat(options.format, file.replace(/\.(tsv|txt)$/i, '.csv'));
  const client = new ConsoleClient(options, terminal);
  const texts = { format, encoding: 'base64', content: await readFileAsBase64(file) };
  const preview = await sendImport(client, texts, terminal);
  if (preview.type !== 'preview')
    throw new CommandError(EXIT_CODES.interrupted, TRUNCATED_RESPONSE_MESSAGE);
  const { digest, changes, conflicts, refused } = preview.preview;
  const isBlocked = refused.total > 0 || (conflicts.total > 0 && !isConflictResolved);
  const hasNothingToWrite = changes.total + (overwrite ? conflicts.total : 0) === 0;
  const exit = isBlocked ? EXIT_CODES.failed : EXIT_CODES.ok;
  if (!json) terminal.writeStdout(formatPreview(preview.preview));
  if (options.dryRun || isBlocked || hasNothingToWrite) {
    if (json) printJson(terminal, { ...preview.preview, written: 0, published: 0 });
    else terminal.writeStdout(describeOutcome(isBlocked, hasNothingToWrite));
    return exit;
  }
  const publishSummary = summarizePublish(preview.preview, overwrite);
  if (publish && !options.yes && !(await confirmPublish(publishSummary, terminal))) {
    if (json) printJson(terminal, { ...preview.preview, written: 0, published: 0 });
    return EXIT_CODES.failed;
  }
  const confirmed = publish ? { confirmed: publishSummary.total } : {};
  const apply = { digest, overwrite: overwrite ? 'all' : [], publish, ...confirmed };
  const done = await sendImport(client, { ...texts, apply }, terminal);
  if (done.type !== 'done')
    throw new CommandError(EXIT_CODES.interrupted, TRUNCATED_RESPONSE_MESSAGE);
  const { written, published } = done;
  if (json) printJson(terminal, { ...preview.preview, written, published });
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
