import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError, EXIT_CODES } from './terminal.js';

type ArgumentOptions = NonNullable<ParseArgsConfig['options']>;

/** @throws CommandError for an unknown option */
export function parseArguments<const T extends ArgumentOptions>(
  args: readonly string[],
  options: T,
  help: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [what] = (error as Error).message.split('. ', 1);
    throw new CommandError(EXIT_CODES.usage, `${what}.\n\n${help}`);
  }
}
