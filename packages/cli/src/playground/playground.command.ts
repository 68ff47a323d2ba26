import { type Command, Option } from 'commander';
import { parsePort } from '../port.option.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { botOption, jsonOption, webhookUrlOption } from '../webhook/webhook.options.js';
import { PLAYGROUND_FILE } from './playground.defaults.js';
import type { PlaygroundCommandOptions } from './playground.js';
import { secretVariablesOption } from './target/secret.option.js';

const AFTER_HELP = `
It calls the webhook as Haptik does, and shows the reply as the user sees it. The webhook can be in any language. An
app with HaptikModule is asked for its nodes, entities and log lines. The playground listens on this machine only.

  haptik playground
  HAPTIK_SECRET=… haptik playground --url http://localhost:3000/haptik
  haptik playground --url http://localhost:8000/webhook --no-secret
  haptik playground --secret-env shop=SHOP_SECRET --secret-env support=SUPPORT_SECRET

Handoffs of the app arrive in the playground when its agent desk calls the emulated platform API, whose address and
credentials are printed.`;

/** Adds `haptik playground`, a local Haptik in the browser. */
export function addPlaygroundCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('playground')
    .description('Starts a web page that calls a webhook as Haptik does, and shows the chat.')
    .addOption(webhookUrlOption())
    .addOption(secretVariablesOption())
    .addOption(new Option('--no-secret', 'calls are unsigned').conflicts('secretEnv'))
    .addOption(botOption())
    .option('--port <port>', 'port of the page (default: 4500, or a free one)', parsePort)
    .option(
      '--emulator-port <port>',
      'port of the emulated platform API (default: a free one)',
      parsePort,
    )
    .option('--team <name...>', 'teams of agents; the first is the default one', ['support'])
    .option('--file <file>', 'file of presets and flow', PLAYGROUND_FILE)
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (options: PlaygroundCommandOptions) => {
      const { runPlayground } = await import('./playground.js');
      onExit(await runPlayground(options, terminal));
    });
}
