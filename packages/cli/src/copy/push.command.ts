import { type Command, Option } from 'commander';
import { MAX_UNCONFIRMED_TEXTS } from 'nestjs-haptik/internal/cli';
import { consoleUrlOption, formatOption, timeoutOption } from '../command.options.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { jsonOption } from '../webhook/webhook.options.js';
import type { PushOptions } from './push.js';

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
    .addOption(jsonOption())
    .addOption(timeoutOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (file: string, options: PushOptions) => {
      const { push } = await import('./push.js');
      onExit(await push(file, options, terminal));
    });
}
