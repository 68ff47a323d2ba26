import { type Command, InvalidArgumentError, Option } from 'commander';
import { TAG_WHITESPACE, EXPORT_STATES, LANGUAGE_LIST_PATTERN } from 'nestjs-haptik/internal/cli';
import { consoleUrlOption, formatOption, timeoutOption } from '../command.options.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { jsonOption } from '../webhook/webhook.options.js';
import type { PullOptions } from './pull.js';

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
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (options: PullOptions) => {
      const { pull } = await import('./pull.js');
      onExit(await pull(options, terminal));
    });
}

/** @throws InvalidArgumentError for an invalid list of languages */
function parseLanguages(languages: string): string {
  if (LANGUAGE_LIST_PATTERN.test(languages.replaceAll(TAG_WHITESPACE, ''))) return languages;
  throw new InvalidArgumentError('Give language tags separated by commas, such as en,hi.');
}
