import { type Command, Option } from 'commander';
import type { ExitCode, Terminal } from '../terminal.js';
import {
  botOption,
  jsonOption,
  otherSecretEnvOption,
  secretEnvOption,
} from '../webhook/webhook.options.js';
import type { DoctorOptions } from './doctor.js';

const AFTER_HELP = `
A check of a URL is safe in production. Its requests are JSON that is no call, so that no node runs, and one
call of a node that no bot has, of a user without a name, whose chat cannot be handed off. The log of the
application has a line about that node. With --node, that one call runs the node, after a confirmation.
A webhook that answers forged and other JSON alike gets three more calls of the node that no bot has, and up to
about 70 when it refuses the signed one, too, to find the cause.

With --request, a captured request with a refused signature is explained in one line: a raw HTTP message, a
curl command, JSON with headers and body, or a HAR file.

The exit code is 1 when a check failed, 10 when there are only warnings, else 0.

  haptik doctor --env-file .env
  haptik doctor https://bot.example/haptik --secret-env BOT_SECRET --other-secret-env SHOP_SECRET
  haptik doctor http://127.0.0.1:3000/haptik --json
  haptik doctor https://bot.example/haptik --node order_status --yes
  haptik doctor --request captured.http --other-secret-env SHOP_SECRET`;

/** Adds `haptik doctor`, which checks a webhook, or explains why a signature was refused. */
export function addDoctorCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('doctor')
    .description('Checks a URL as Haptik uses it, or explains a captured request.')
    .argument('[url]', 'URL of the webhook (default: HAPTIK_WEBHOOK_URL)')
    .addOption(secretEnvOption())
    .addOption(botOption())
    .option('--node <name>', 'node of the one call (default: one that no bot has)')
    .option('--yes', 'runs the node of --node without confirmation')
    .addOption(
      new Option('--request <file>', 'captured request to explain; - is standard input').conflicts([
        'bot',
        'node',
        'yes',
      ]),
    )
    .addOption(otherSecretEnvOption())
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (url: string | undefined, options: DoctorOptions) => {
      const { doctor } = await import('./doctor.js');
      onExit(await doctor(url, options, terminal));
    });
}
