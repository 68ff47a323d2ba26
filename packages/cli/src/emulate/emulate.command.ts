import { type Command, Option } from 'commander';
import { parsePort } from '../port.option.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { parseVariableName } from '../webhook/webhook.options.js';
import { EMULATED_FAULTS, type EmulateOptions } from './emulate.options.js';

const AFTER_HELP = `
Emulates the APIs of Haptik's platform that an app calls: handoffs, chat history, users, messages and FAQs. It calls no
bot; use "haptik playground" or "haptik send" for that. With --json, each event is one line of JSON: started, handoff,
message, chat-state and request.

  haptik emulate --port 4501
  haptik emulate --env-file .env --token-env HAPTIK_PLATFORM_TOKEN
  haptik emulate --fault errors
  haptik emulate --json | jq 'select(.event == "handoff")'`;

/** Adds `haptik emulate`, the emulated platform as a process. */
export function addEmulateCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('emulate')
    .description("Starts an emulator of the platform's APIs, and prints what arrives.")
    .addOption(
      new Option('--port <port>', 'port on 127.0.0.1')
        .argParser(parsePort)
        .default(0, 'a free one'),
    )
    .addOption(
      new Option('--token-env <name>', 'environment variable with the required bearer token')
        .argParser(parseVariableName('--token-env'))
        .default(undefined, 'the token is "token"'),
    )
    .option('--client-id <id>', 'required client id', 'client')
    .option('--team <name...>', 'teams of agents; the first is the default one', ['support'])
    .addOption(new Option('--fault <fault>', 'how all requests fail').choices(EMULATED_FAULTS))
    .option('--json', 'prints events as lines of JSON')
    .addHelpText('after', AFTER_HELP)
    .action(async (options: EmulateOptions) => {
      const { emulate } = await import('./emulate.js');
      onExit(await emulate(options, terminal));
    });
}
