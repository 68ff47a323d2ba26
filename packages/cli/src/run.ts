import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addBundleCommand } from './bundle/bundle.js';
import { addPullCommand } from './copy/pull.js';
import { addPushCommand } from './copy/push.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from './terminal.js';

const EXIT_CODES_HELP = `
Exit codes:
  0  success
  1  refused rows, conflicts, or a request that the console refused
  2  invalid command
  3  console unreachable, response not from a console, or token rejected
  4  redirect
  5  invalid character in the token
  6  output file (--out) not writable, or exists already
  7  certificate of the console not trusted
  8  timeout (--timeout)
  9  response interrupted`;

/** Runs a command line. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.ok;
  const program = createProgram(terminal, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed the help, the version or the message.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
    if (!(error instanceof CommandError)) throw error;
    terminal.writeStderr(`${error.message.trimEnd()}\n`);
    return error.exitCode;
  }
}

function createProgram(terminal: Terminal, onExit: (code: ExitCode) => void): Command {
  const program = new Command('haptik')
    .description('The command line of nestjs-haptik.')
    .version(manifest.version, '-v, --version')
    .addHelpText('afterAll', EXIT_CODES_HELP)
    .showHelpAfterError('Run the command with --help to see its options.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.writeStdout, writeErr: terminal.writeStderr });
  const copy = program
    .command('copy')
    .description("Exports and imports the bot's texts of the console.");
  addPullCommand(copy, terminal, onExit);
  addPushCommand(copy, terminal, onExit);
  addBundleCommand(program, terminal, onExit);
  return program;
}
