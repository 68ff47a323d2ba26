import { readFileSync } from 'node:fs';
import { pull, PULL_HELP } from './copy/pull.js';
import { push, PUSH_HELP } from './copy/push.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from './terminal.js';

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
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = COMMANDS.get(args.slice(0, 2).join(' '));
  const wantsHelp = args.includes('--help') || args.includes('-h');
  if (wantsHelp || args.length === 0) {
    terminal.writeStdout(command?.help ?? HELP);
    return EXIT_CODES.ok;
  }
  if (args[0] === '--version' || args[0] === '-v') {
    terminal.writeStdout(`${readVersion()}\n`);
    return EXIT_CODES.ok;
  }
  try {
    if (command) return await command.work(args.slice(2), terminal);
    throw new CommandError(EXIT_CODES.usage, `There is no such command.\n\n${HELP}`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    terminal.writeStderr(`${error.message.trimEnd()}\n`);
    return error.exitCode;
  }
}

function readVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
