import { readFileSync } from 'node:fs';
import { pull, PULL_HELP } from './copy/pull.js';
import { push, PUSH_HELP } from './copy/push.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from './terminal.js';

const HELP = `haptik: the command line of nestjs-haptik

  haptik copy pull         exports the texts of the bot to a file
  haptik copy push <file>  imports a file of texts into the console

haptik <command> --help shows options and examples; haptik --version shows the version.

Exit codes
  0  success
  1  refused rows, conflicts, or a request that the console refused
  2  invalid command
  3  console unreachable, response not from a console, or token rejected
  4  redirect
  5  invalid character in the token
  6  output file (--out) not writable
  7  certificate of the console not trusted
  8  timeout (--timeout)
  9  response interrupted
`;

const COMMANDS = new Map([
  ['copy pull', { work: pull, help: PULL_HELP }],
  ['copy push', { work: push, help: PUSH_HELP }],
]);

/** Runs a command line. */
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
    throw new CommandError(EXIT_CODES.usage, `Unknown command.\n\n${HELP}`);
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
