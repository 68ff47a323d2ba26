import { basename, relative, resolve } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { CreateError } from './create.error.js';
import { COMMANDS, detectPackageManager, installPackages } from './package.manager.js';
import { createServiceFiles } from './service.files.js';
import { assertUsable, writeFiles } from './service.folder.js';
import type { ServiceOptions } from './service.options.js';

/** The names that npm accepts. */
const NAME = /^(?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*$/;

/** A service that was created. */
export interface CreatedService {
  readonly name: string;
  readonly directory: string;
  /** The commands that start it. */
  readonly startCommands: readonly string[];
  /** The command that opens it in the playground, beside the running service. */
  readonly playgroundCommand: string;
  /** Undefined when the running Node.js is one that the service runs on. */
  readonly nodeWarning?: string;
}

/**
 * Creates a NestJS service in an empty folder and installs its packages.
 *
 * @throws CreateError if the folder or the name cannot be used, or if the installation fails
 */
export async function createService(options: ServiceOptions): Promise<CreatedService> {
  const { platform = 'express', module = 'esm', skipInstall = false } = options;
  const { packageManager = detectPackageManager(process.env['npm_config_user_agent']) } = options;
  const directory = resolve(options.directory);
  const name = basename(directory);
  if (!NAME.test(name) || name.length > 214) {
    throw new CreateError(
      `"${name}" cannot be the name of a package. Use lower-case letters, digits and hyphens, such as my-bot.`,
    );
  }
  const isNew = await assertUsable(directory, packageManager);

  const commands = COMMANDS[packageManager];
  const files = await createServiceFiles({
    name,
    platform,
    module,
    version: manifest.version,
    commands,
  });
  await writeFiles(files, directory, isNew);
  const isInstalled = !skipInstall && (await installPackages(packageManager, directory));
  if (!skipInstall && !isInstalled) {
    throw new CreateError(
      `The files are in ${directory}, but ${packageManager} could not install the packages. Run "${packageManager} install" there.`,
    );
  }

  const path = relative(process.cwd(), directory);
  const startCommands = [
    ...(path === '' ? [] : [`cd ${path.includes(' ') ? `"${path}"` : path}`]),
    ...(isInstalled ? [] : [`${packageManager} install`]),
    `${commands.run} start:dev`,
  ];
  const nodeWarning = warnOfNode(files.get('package.json'));
  return {
    name,
    directory,
    startCommands,
    playgroundCommand: `${commands.run} playground`,
    ...(nodeWarning !== undefined && { nodeWarning }),
  };
}

/** The command itself runs on older versions than the service. */
function warnOfNode(json = '{}'): string | undefined {
  const { engines } = JSON.parse(json) as { readonly engines?: { readonly node?: string } };
  const needed = engines?.node?.replace('>=', '') ?? '0';
  const { node } = process.versions;
  if (node.localeCompare(needed, 'en', { numeric: true }) >= 0) return undefined;
  return `The service needs Node.js ${needed} or newer, and this is ${node}.`;
}

/** What a terminal shows of a created service. */
export function describeCreated({
  name,
  directory,
  startCommands,
  playgroundCommand,
  nodeWarning,
}: CreatedService): string {
  const warning = nodeWarning === undefined ? '' : `\n${nodeWarning}\n`;
  const start = startCommands.map((command) => `  ${command}\n`).join('');
  return `Created ${name} in ${directory}.\n\n${start}\nIn another terminal, in the same folder:\n\n  ${playgroundCommand}\n${warning}`;
}
