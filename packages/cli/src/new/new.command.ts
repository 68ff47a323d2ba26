import { type Command, Option } from 'commander';
import {
  CreateError,
  createService,
  describeCreated,
  MODULES,
  PACKAGE_MANAGERS,
  PLATFORMS,
  type ServiceOptions,
} from 'create-nestjs-haptik';
import { CommandError, EXIT_CODES, printJson, type Terminal } from '../terminal.js';
import { jsonOption } from '../webhook/webhook.options.js';

interface NewOptions extends Omit<ServiceOptions, 'directory'> {
  readonly json?: boolean;
}

/** `haptik new`: the same as `npm create nestjs-haptik@latest`. */
export function addNewCommand(program: Command, terminal: Terminal): void {
  program
    .command('new <folder>')
    .description('Creates a NestJS service that answers the calls of a bot.')
    .addOption(new Option('--platform <name>', 'HTTP platform').choices(PLATFORMS))
    .addOption(
      new Option('--module <system>', 'ES modules with Vitest, or CommonJS with Jest').choices(
        MODULES,
      ),
    )
    .addOption(
      new Option('--package-manager <name>', 'installs the packages').choices(PACKAGE_MANAGERS),
    )
    .option('--skip-install', 'installs no packages')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  haptik new my-bot
  haptik new my-bot --platform fastify --module commonjs`,
    )
    .action(async (directory: string, { json = false, ...options }: NewOptions) => {
      try {
        const created = await createService({ directory, ...options });
        if (json) printJson(terminal, created);
        else terminal.writeStdout(describeCreated(created));
      } catch (error) {
        if (!(error instanceof CreateError)) throw error;
        throw new CommandError(EXIT_CODES.output, error.message);
      }
    });
}
