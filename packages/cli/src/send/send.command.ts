import { type Command, InvalidArgumentError } from 'commander';
import { listOption } from '../command.options.js';
import type { ExitCode, Terminal } from '../terminal.js';
import {
  botOption,
  jsonOption,
  secretEnvOption,
  webhookUrlOption,
} from '../webhook/webhook.options.js';
import type { SendOptions } from './send.js';

const AFTER_HELP = `
Entities: name=value is a value as the user wrote it, name:=json any JSON value; repeated names make a list.
Maps: name=value, JSON, or @file with JSON; repeated options are merged.
Headers: a line, or @file with lines, such as one with a key.
The exit code is 0 for every reply, also one that reports a failure, and 1 for one that is a bot break. Without a reply
it is that of the cause: 3 no connection, 4 a redirect, 5 a refused signature, 8 no response in time.

  haptik send product_price product_name=speaker
  haptik send order_status order_id=9042 --on whatsapp --language hi
  haptik send order_status order_id=9042 --logs --env-file .env
  haptik send order_status --conversation-details @state.json --user user_name=asha --json
  haptik send --raw captured-body.json --url https://bot.example/haptik --secret-env BOT_SECRET
  haptik send order_status order_id=9042 --curl`;

/** Adds `haptik send`, which calls a node as Haptik does. */
export function addSendCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('send')
    .description('Calls a node, signed as Haptik signs, and shows the reply as the user sees it.')
    .argument('[node]', 'node, such as order_status')
    .argument('[entities...]', 'entities, such as order_id=9042')
    .option('--on <channel>', 'channel of the user, such as whatsapp, or a device_platform', 'web')
    .option('--language <tag>', 'language of the user, such as hi')
    .addOption(listOption('--user <map>', 'fields of user, such as user_name=asha'))
    .addOption(listOption('--conversation-details <map>', 'state of the conversation'))
    .addOption(listOption('--user-details <map>', 'details of the user'))
    .addOption(listOption('--env-variables <map>', 'environment variables of the bot'))
    .option('--conversation-no <number>', 'number of the conversation')
    .addOption(listOption('--header <line>', 'further header, such as "X-Request-Id: 7", or @file'))
    .option('--raw <file>', 'sends the bytes of a file as the body; - is standard input')
    .option('--timeout <seconds>', 'maximum time, of at most 30 seconds', parseTimeout, 30)
    .option(
      '--logs',
      'shows the log lines, handoff and deadline of the call, of an application in development on this machine',
    )
    .option('--curl', 'prints the call as a curl command instead of sending it')
    .addOption(webhookUrlOption())
    .addOption(botOption())
    .addOption(secretEnvOption())
    .addOption(jsonOption())
    .addHelpText('after', AFTER_HELP)
    .action(async (node: string | undefined, entities: string[], options: SendOptions) => {
      const { send } = await import('./send.js');
      onExit(await send({ node, entities }, options, terminal));
    });
}

/** @throws InvalidArgumentError for a time that Haptik does not wait */
function parseTimeout(word: string): number {
  const seconds = Number(word);
  if (seconds > 0 && seconds <= 30) return seconds;
  throw new InvalidArgumentError(
    'Give a number of seconds up to 30, since Haptik waits no longer.',
  );
}
