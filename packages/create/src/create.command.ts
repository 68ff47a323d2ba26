import { parseArgs } from 'node:util';
import manifest from '../package.json' with { type: 'json' };
import { CreateError } from './create.error.js';
import { createService, describeCreated } from './service.creator.js';
import { MODULES, PACKAGE_MANAGERS, PLATFORMS, type ServiceOptions } from './service.options.js';

const HELP = `Usage: npm create nestjs-haptik@latest <folder> -- [options]

Creates a NestJS service that answers the calls of a Haptik bot.

Options:
  --platform <express|fastify>         HTTP platform (default: express)
  --module <esm|commonjs>              ES modules with Vitest, or CommonJS with Jest (default: esm)
  --package-manager <npm|pnpm|yarn>    (default: the one that runs the command)
  --skip-install                       installs no packages
  -v, --version                        prints the version
  -h, --help                           prints this help

Example:
  npm create nestjs-haptik@latest my-bot -- --platform fastify
`;

/** Where the command writes. */
export interface CreateOutput {
  readonly writeStdout: (text: string) => void;
  readonly writeStderr: (text: string) => void;
}

/** Runs `create-nestjs-haptik`. Returns its exit code: 1 if the service cannot be created, 2 for an invalid command. */
export async function createFromCommandLine(
  args: readonly string[],
  { writeStdout, writeStderr }: CreateOutput,
): Promise<number> {
  let request: ReturnType<typeof parse>;
  try {
    request = parse(args);
  } catch (error) {
    writeStderr(`${(error as Error).message}\nRun the command with --help to see its options.\n`);
    return 2;
  }
  if (typeof request === 'string') {
    writeStdout(request);
    return 0;
  }
  try {
    writeStdout(describeCreated(await createService(request)));
    return 0;
  } catch (error) {
    if (!(error instanceof CreateError)) throw error;
    writeStderr(`${error.message}\n`);
    return 1;
  }
}

/** The options of the service, or the text that was asked for. */
function parse(args: readonly string[]): ServiceOptions | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      platform: { type: 'string' },
      module: { type: 'string' },
      'package-manager': { type: 'string' },
      'skip-install': { type: 'boolean' },
      version: { type: 'boolean', short: 'v' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return HELP;
  if (values.version) return `${manifest.version}\n`;
  const [directory, ...others] = positionals;
  if (directory === undefined || others.length > 0) {
    throw new Error('Give one folder, such as my-bot.');
  }
  return {
    directory,
    ...choose('platform', values.platform, PLATFORMS),
    ...choose('module', values.module, MODULES),
    ...choose('packageManager', values['package-manager'], PACKAGE_MANAGERS),
    ...(values['skip-install'] && { skipInstall: true }),
  };
}

function choose<K extends string, T extends string>(
  option: K,
  value: string | undefined,
  choices: readonly T[],
): { [name in K]?: T } {
  if (value === undefined) return {};
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`"${value}" is not one of ${choices.join(', ')}.`);
  return { [option]: choice } as { [name in K]?: T };
}
