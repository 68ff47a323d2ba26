import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { COMMANDS, detectPackageManager, installPackages } from './package.manager.js';
import { createServiceFiles } from './service.files.js';
import type { ServiceOptions } from './service.options.js';

/** The names that npm accepts. */
const NAME = /^(?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*$/;
/** What a folder may have that is not empty: a new repository. */
const HARMLESS = new Set(['.git', '.DS_Store']);

/** A service cannot be created. The message contains the fix. */
export class CreateError extends Error {
  override readonly name = 'CreateError';
}

/** A service that was created. */
export interface CreatedService {
  readonly name: string;
  readonly directory: string;
  /** The commands that start it. */
  readonly startCommands: readonly string[];
  /** The command that opens it in the playground, beside the running service. */
  readonly playgroundCommand: string;
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
  return { name, directory, startCommands, playgroundCommand: `${commands.run} playground` };
}

/** What a terminal shows of a created service. */
export function describeCreated({
  name,
  directory,
  startCommands,
  playgroundCommand,
}: CreatedService): string {
  const start = startCommands.map((command) => `  ${command}\n`).join('');
  return `Created ${name} in ${directory}.\n\n${start}\nIn another terminal, in the same folder:\n\n  ${playgroundCommand}\n`;
}

/** Writes a new folder as a whole, so that a run that is killed leaves no half of it. */
async function writeFiles(
  files: Awaited<ReturnType<typeof createServiceFiles>>,
  directory: string,
  isNew: boolean,
): Promise<void> {
  const folder = isNew ? `${directory}.${randomUUID().slice(0, 8)}.tmp` : directory;
  for (const [path, text] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    // Fails if the file has come into being meanwhile.
    await writeFile(file, text, { flag: 'wx' });
  }
  if (isNew) await rename(folder, directory);
}

/**
 * @returns whether the folder does not exist yet
 * @throws CreateError for a file, or a folder that is not empty
 */
async function assertUsable(directory: string, manager: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  if (found === undefined) return true;
  if (!found.isDirectory()) {
    throw new CreateError(`${directory} is a file. Give the name of a new folder.`);
  }
  const files = (await readdir(directory)).filter((file) => !HARMLESS.has(file));
  if (await isService(directory)) {
    throw new CreateError(
      `${directory} has a service already. If its installation was interrupted, run "${manager} install" there.`,
    );
  }
  if (files.length > 0) {
    throw new CreateError(
      `${directory} is not empty: it has ${files.slice(0, 3).join(', ')}. Give the name of a new folder, or use "nest add nestjs-haptik" in an application.`,
    );
  }
  return false;
}

/** Whether the folder has the manifest of an application with the library. */
async function isService(directory: string): Promise<boolean> {
  const text = await readFile(join(directory, 'package.json'), 'utf8').catch(() => '');
  return text.includes('"nestjs-haptik"');
}
