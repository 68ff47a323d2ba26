import { MAX_UNCONFIRMED_TEXTS } from '../../console/copy/confirmation.limit.js';
import { parseArguments } from '../arguments.js';
import { ConsoleClient } from '../console.client.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from '../terminal.js';
import { readFileAsBase64 } from './text.file.js';
import { resolveFileFormat } from './copy.file.format.js';
import { sendImport } from './import.client.js';
import { summarizePublish, type PublishSummary } from './publish.summary.js';
import { formatPreview } from './push.preview.js';

export const PUSH_HELP = `haptik copy push <file>: brings a file of texts into the console

  --url <url>        the console; or HAPTIK_CONSOLE_URL    e.g. https://bot.example/console
  --format <format>  csv, xlsx or json                     default: as the file is called
  --dry-run          only shows what would change
  --overwrite        writes over what others changed since the file was made
  --take-theirs      leaves what others changed as it is, and writes the rest
  --publish          publishes what was written
  --yes              publishes more than 50 texts at once without asking
  --timeout <seconds>  without a sign of the console       default: 300
  --json             prints the result as JSON, for programs

A refused row ends with 1 and nothing is written; so does a conflict, unless you say which text wins.
More than 50 texts go live at once only after a yes, which a pipeline says with --yes.
The token stands in the environment variable HAPTIK_CONSOLE_TOKEN and needs the scopes copy:write, and
copy:publish for --publish.

  HAPTIK_CONSOLE_TOKEN=… haptik copy push texts.csv --url https://bot.example/console --dry-run
  haptik copy push texts.xlsx --publish

Ends with 0 when all is well, 1 for conflicts, refused rows and a missing yes, 2 for a wrong command, 3 when
the console cannot be reached or refuses the token; haptik --help has the others.
`;

const OPTIONS = {
  url: { type: 'string' },
  format: { type: 'string' },
  'dry-run': { type: 'boolean' },
  overwrite: { type: 'boolean' },
  'take-theirs': { type: 'boolean' },
  publish: { type: 'boolean' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
  timeout: { type: 'string' },
} as const;

/** Shows what a file would change, and changes it where nothing speaks against it. */
export async function push(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, OPTIONS, PUSH_HELP);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new CommandError(EXIT_CODES.usage, `Name one file.\n\n${PUSH_HELP}`);
  }
  const { overwrite = false, publish = false, json = false } = values;
  const isConflictResolved = overwrite || values['take-theirs'] === true;
  if (overwrite && values['take-theirs']) {
    throw new CommandError(EXIT_CODES.usage, 'Say --overwrite or --take-theirs, not both.');
  }
  // Spreadsheets call a table with tabs so; the console finds out what separates the cells.
  const format = resolveFileFormat(values.format, file.replace(/\.(tsv|txt)$/i, '.csv'));
  const client = new ConsoleClient(values, terminal);
  const texts = { format, encoding: 'base64', content: await readFileAsBase64(file) };
  const preview = await sendImport(client, texts, terminal);
  if (preview.type !== 'preview')
    throw new CommandError(EXIT_CODES.truncated, TRUNCATED_RESPONSE_MESSAGE);
  const { digest, changes, conflicts, refused } = preview.preview;
  const isBlocked = refused.total > 0 || (conflicts.total > 0 && !isConflictResolved);
  const hasNothingToWrite = changes.total + (overwrite ? conflicts.total : 0) === 0;
  const exit = isBlocked ? EXIT_CODES.refused : EXIT_CODES.ok;
  if (!json) terminal.writeStdout(formatPreview(preview.preview));
  if (values['dry-run'] || isBlocked || hasNothingToWrite) {
    if (json)
      terminal.writeStdout(`${JSON.stringify({ ...preview.preview, written: 0, published: 0 })}\n`);
    else terminal.writeStdout(describeOutcome(isBlocked, hasNothingToWrite));
    return exit;
  }
  const publishSummary = summarizePublish(preview.preview, overwrite);
  if (publish && !values.yes && !(await confirmPublish(publishSummary, terminal))) {
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
  else terminal.writeStdout(`${written} texts were written, ${published} of them are published.\n`);
  return EXIT_CODES.ok;
}

/** Asks a person before many texts go live; nobody is asked in a pipeline. */
async function confirmPublish(
  { total, summary }: PublishSummary,
  terminal: Terminal,
): Promise<boolean> {
  if (total <= MAX_UNCONFIRMED_TEXTS) return true;
  terminal.writeStderr(summary);
  const isConfirmed = await terminal.confirm?.('Publish them? [y/N] ');
  if (isConfirmed) return true;
  const cure =
    isConfirmed === undefined ? ' Add --yes if that is meant, or push without --publish.' : '';
  terminal.writeStderr(`Nothing was written.${cure}\n`);
  return false;
}

const TRUNCATED_RESPONSE_MESSAGE =
  'The answer of the console broke off. Run the command with --dry-run to see what is there.';

function describeOutcome(isBlocked: boolean, hasNothingToWrite: boolean): string {
  if (isBlocked) {
    return 'Nothing was written. Correct the rows; for conflicts pull again, or add --overwrite or --take-theirs.\n';
  }
  return hasNothingToWrite
    ? 'There is nothing to write.\n'
    : 'This was a dry run; nothing was written.\n';
}
