import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addBundleCommand } from './bundle/bundle.command.js';
import { addPullCommand } from './copy/pull.command.js';
import { addPushCommand } from './copy/push.command.js';
import { addNewCommand } from './new/new.command.js';
import { addDoctorCommand } from './doctor/doctor.command.js';
import { addNodesCommand } from './nodes/nodes.command.js';
import { addRecordingsCommand } from './recordings/recordings.command.js';
import { addReplayCommand } from './replay/replay.command.js';
import { addSendCommand } from './send/send.command.js';
import { addSignCommand } from './sign/sign.command.js';
import { envFileOption } from './command.options.js';
import { readEnvFiles } from './env.file.js';
import { addEmulateCommand } from './emulate/emulate.command.js';
import { addPlaygroundCommand } from './playground/playground.command.js';
import {
  CommandError,
  EXIT_CODE_MEANINGS,
  EXIT_CODES,
  type ExitCode,
  type ExitCodeName,
  printError,
  type Terminal,
} from './terminal.js';

const EXIT_CODES_HELP = [
  '\nExit codes:',
  ...Object.entries(EXIT_CODES).map(
    ([name, code]) => `  ${String(code).padStart(2)}  ${EXIT_CODE_MEANINGS[name as ExitCodeName]}`,
  ),
].join('\n');

/** Runs a command line. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.ok;
  const isJson = isJsonRequested(args);
  const env = { ...terminal.env };
  const program = createProgram({ ...terminal, env }, isJson, (code) => (exitCode = code));
  addEnvFiles(program, env, terminal.writeStderr);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    const commandError = toCommandError(error, isJson);
    if (commandError === undefined) return EXIT_CODES.ok;
    // Commander has printed its own message as text.
    if (isJson || !(error instanceof CommanderError)) printError(terminal, commandError, isJson);
    return commandError.exitCode;
  }
}

/** Adds `--env-file` to all commands. Variables that are set already win, as with `node --env-file`. */
function addEnvFiles(
  program: Command,
  env: Record<string, string | undefined>,
  warn: (text: string) => void,
): void {
  for (const command of listCommands(program)) command.addOption(envFileOption());
  program.hook('preAction', async (_, command) => {
    const { envFile } = command.opts<{ envFile: readonly string[] }>();
    Object.assign(env, { ...(await readEnvFiles(envFile, warn)), ...env });
  });
}

/** The commands that run something, which have no further commands. */
export function listCommands(program: Command): Command[] {
  const { commands } = program;
  return commands.length === 0 ? [program] : commands.flatMap((command) => listCommands(command));
}

/** The error of a command; undefined after the help or the version was printed. */
function toCommandError(error: unknown, isJson: boolean): CommandError | undefined {
  if (error instanceof CommandError) return error;
  if (!(error instanceof CommanderError)) return toUnexpectedError(error, isJson);
  if (error.exitCode === 0) return undefined;
  const message = omitOptionValue(error.message.replace(/^error: /, ''));
  return new CommandError(EXIT_CODES.usage, message);
}

/** Commander repeats an unknown option with its value, which may be a secret. */
function omitOptionValue(text: string): string {
  return text.replace(/(unknown option '-[^=\n]*)=.*'/s, "$1'");
}

/** An error that no command expects; with its stack for a person. */
function toUnexpectedError(error: unknown, isJson: boolean): CommandError {
  const text = error instanceof Error && !isJson ? (error.stack ?? String(error)) : String(error);
  return new CommandError(EXIT_CODES.unexpected, `haptik failed: ${text}`);
}

/** Whether `--json` is among the options, also of a command line that cannot be parsed. */
function isJsonRequested(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? args.length : end).includes('--json');
}

/**
 * Defines the commands. A command imports what it runs when it runs, so that `haptik --help` and the
 * other commands start quickly.
 */
export function createProgram(
  terminal: Terminal,
  isJson: boolean,
  onExit: (code: ExitCode) => void,
): Command {
  const program = new Command('haptik')
    .description('The command line of nestjs-haptik.')
    .version(manifest.version, '-v, --version')
    .addHelpText('afterAll', EXIT_CODES_HELP)
    .showHelpAfterError('Run the command with --help to see its options.')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.writeStdout,
      writeErr: isJson ? () => undefined : (text) => terminal.writeStderr(omitOptionValue(text)),
    });
  addSendCommand(program, terminal, onExit);
  addSignCommand(program, terminal, onExit);
  addDoctorCommand(program, terminal, onExit);
  addNodesCommand(program, terminal, onExit);
  addReplayCommand(program, terminal, onExit);
  addRecordingsCommand(program, terminal, onExit);
  const copy = program
    .command('copy')
    .description("Exports and imports the bot's texts of the console.");
  addPullCommand(copy, terminal, onExit);
  addPushCommand(copy, terminal, onExit);
  addBundleCommand(program, terminal, onExit);
  addNewCommand(program, terminal);
  addPlaygroundCommand(program, terminal, onExit);
  addEmulateCommand(program, terminal, onExit);
  return program;
}
