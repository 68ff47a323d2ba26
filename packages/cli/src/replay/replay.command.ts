import type { Command } from 'commander';
import { listOption } from '../command.options.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { botOption, jsonOption, secretEnvOption } from '../webhook/webhook.options.js';
import type { ReplayOptions } from './replay.js';

const AFTER_HELP = `
The calls are sent as they were recorded: redacted, with pseudonyms for names. Each is signed with the secret of the
target, and handled there as any call, with its handoffs and side effects. Replies are the same when status, texts,
elements and state are; --ignore leaves a part out. Calls to another machine need a confirmation, or --yes.
The exit code is 1 when a reply differs or is missing.

  haptik replay calls.json --to https://staging.example/haptik --secret-env STAGING_SECRET --yes
  haptik replay --from http://localhost:3000/haptik --to http://localhost:3001/haptik
  haptik replay calls.json --ignore 'response[0]' --ignore user_details.last_seen --ignore 'response[*].data'`;

/** Adds `haptik replay`, which sends recorded calls again and compares the replies. */
export function addReplayCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('replay')
    .description(
      'Sends recorded calls to a webhook, and compares the replies with the recorded ones.',
    )
    .argument('[file]', 'recorded calls, or a fixture; - is standard input')
    .option('--from <url>', 'URL of the application in development whose recorded calls are sent')
    .option('--to <url>', 'URL of the webhook that answers (default: HAPTIK_WEBHOOK_URL)')
    .option('--node <name>', 'only the calls of this node')
    .addOption(
      listOption('--ignore <path>', 'part of the reply that may differ, such as response[0]'),
    )
    .option('--yes', 'sends them to another machine without confirmation')
    .addOption(botOption())
    .addOption(secretEnvOption())
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (file: string | undefined, options: ReplayOptions) => {
      const { replay } = await import('./replay.js');
      onExit(await replay(file, options, terminal));
    });
}
