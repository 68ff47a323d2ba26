import { type Command, InvalidArgumentError } from 'commander';
import type { ExitCode, Terminal } from '../terminal.js';
import { jsonOption, secretEnvOption } from '../webhook/webhook.options.js';
import type { BundleOptions } from './bundle.js';

const DEFAULT_TIMEOUT_SECONDS = 18;
/** Haptik ends a code node after 20 seconds. Protocol 6. */
const MAX_TIMEOUT_SECONDS = 19;

const AFTER_HELP = `
The code signs each call with the secret of the webhook. It reads the secret from the environment variable
HAPTIK_SECRET of the bot, or the one of --secret-env. With --embed-secret, this command reads the secret from
its own environment variable of that name, and the code contains it. Haptik sends the environment variables
of a bot to all webhooks of the bot: embed the secret if some of them are not yours.

  haptik bundle --python --url https://bot.example/haptik --out code_node.py
  HAPTIK_SECRET=… haptik bundle --python --url https://bot.example/haptik --embed-secret > code_node.py`;

/** Adds `haptik bundle`, which generates the code of a code node. */
export function addBundleCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('bundle')
    .description(
      'Generates the code of a Haptik code node, which forwards its calls to the webhook.',
    )
    .requiredOption('--python', 'in Python, the language of code nodes')
    .requiredOption('--url <url>', 'URL of the webhook, such as https://bot.example/haptik')
    .option('--out <file>', 'output file (default: standard output)')
    .option('--force', 'replaces an existing output file')
    .addOption(secretEnvOption())
    .option('--embed-secret', 'writes the secret into the code')
    .option(
      '--fallback-text <text>',
      'text without a reply of the webhook (default: the built-in text, in the language of the user)',
      parseFallbackText,
    )
    .option('--timeout <seconds>', 'maximum time of a call', parseTimeout, DEFAULT_TIMEOUT_SECONDS)
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (options: BundleOptions) => {
      const { bundle } = await import('./bundle.js');
      onExit(await bundle(options, terminal));
    });
}

/** @throws InvalidArgumentError for a text that users cannot read */
function parseFallbackText(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Give a text that users can read.');
}

/** @throws InvalidArgumentError for a time that Haptik does not wait */
function parseTimeout(word: string): number {
  const seconds = Number(word);
  if (seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS) return seconds;
  throw new InvalidArgumentError(
    `Give a number of seconds up to ${MAX_TIMEOUT_SECONDS}; Haptik ends a code node after 20.`,
  );
}
