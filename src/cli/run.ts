import { readFileSync } from 'node:fs';
import { pull, PULL_HELP } from './copy/pull.js';
import { push, PUSH_HELP } from './copy/push.js';
import { CommandException, EXIT, type ExitCode, type Terminal } from './terminal.js';

const HELP = `haptik: the command line of nestjs-haptik

  haptik copy pull         saves what the bot says into a file
  haptik copy push <file>  brings a file of texts into the console

Add --help to a command for its options and examples; haptik --version says which version this is.

Ends with
  0  when all is well
  1  when rows are refused or others changed a text, or the console does not do what was asked
  2  for a wrong command
  3  when there is no talking to the console: it is away, something else answers, or it refuses the token
  4  when the address leads elsewhere (a redirect)
  5  when the token holds a character that no token has
  6  when the file of --out cannot be written
  7  when the certificate of the console is not trusted
  8  when the console says nothing for too long (--timeout)
  9  when the answer broke off
`;

const COMMANDS = new Map([
  ['copy pull', { work: pull, help: PULL_HELP }],
  ['copy push', { work: push, help: PUSH_HELP }],
]);

/** Carries out a command line. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = COMMANDS.get(words.slice(0, 2).join(' '));
  const wantsHelp = words.includes('--help') || words.includes('-h');
  if (wantsHelp || words.length === 0) {
    terminal.out(command?.help ?? HELP);
    return EXIT.ok;
  }
  if (words[0] === '--version' || words[0] === '-v') {
    terminal.out(`${versionOf()}\n`);
    return EXIT.ok;
  }
  try {
    if (command) return await command.work(words.slice(2), terminal);
    throw new CommandException(EXIT.usage, `There is no such command.\n\n${HELP}`);
  } catch (error) {
    if (!(error instanceof CommandException)) throw error;
    terminal.tell(`${error.message.trimEnd()}\n`);
    return error.exit;
  }
}

function versionOf(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
