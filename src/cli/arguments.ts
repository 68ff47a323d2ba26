import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandException, EXIT } from './terminal.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws CommandException for an option that does not exist */
export function readArguments<const T extends Options>(
  words: readonly string[],
  options: T,
  help: string,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const [what] = (error as Error).message.split('. ', 1);
    throw new CommandException(EXIT.usage, `${what}.\n\n${help}`);
  }
}
