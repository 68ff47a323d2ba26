import type { Command } from 'commander';
import type { ExitCode, Terminal } from '../terminal.js';
import { jsonOption, secretEnvOption } from '../webhook/webhook.options.js';
import type { SignOptions } from './sign.js';

const AFTER_HELP = `
The bytes are signed as they are: a line break at the end is part of them.

  haptik sign call.json
  printf '{"node":"order_status"}' | haptik sign --header
  curl -sS https://bot.example/haptik -H 'Content-Type: application/json' \\
    -H "$(haptik sign call.json --header)" --data-binary @call.json
  haptik sign call.json --verify sha1=aa3c…`;

/** Adds `haptik sign`, which signs a body as Haptik does. */
export function addSignCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('sign')
    .description('Signs a body as Haptik does, or verifies a signature.')
    .argument('[file]', 'file with the body; - is standard input', '-')
    .addOption(secretEnvOption())
    .option('--header', 'prints the whole header line instead of its value')
    .option('--verify <signature>', 'verifies a value of the header, and explains why it is wrong')
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (file: string, options: SignOptions) => {
      const { signFile } = await import('./sign.js');
      onExit(await signFile(file, options, terminal));
    });
}
