import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PACKAGE_MANAGERS, type ServiceOptions } from './service.options.js';

export type PackageManager = NonNullable<ServiceOptions['packageManager']>;

/** How a package manager is called. */
export interface PackageManagerCommands {
  /** Installs what the lock file names. */
  readonly install: string;
  /** Runs a script of package.json. */
  readonly run: string;
  /** Runs the command of an installed package. */
  readonly exec: string;
  /** Removes the packages that only development needs. */
  readonly prune: string;
}

export const COMMANDS: Readonly<Record<PackageManager, PackageManagerCommands>> = {
  npm: {
    install: 'npm ci',
    run: 'npm run',
    exec: 'npx',
    prune: 'npm prune --omit=dev',
  },
  pnpm: {
    install: 'corepack enable && pnpm install --frozen-lockfile',
    run: 'pnpm',
    exec: 'pnpm exec',
    prune: 'CI=true pnpm prune --prod',
  },
  yarn: {
    install: 'yarn install --frozen-lockfile',
    run: 'yarn',
    exec: 'yarn',
    prune: 'yarn install --frozen-lockfile --production',
  },
};

/** The package manager that runs the command, as npm, pnpm and Yarn name themselves. */
export function detectPackageManager(userAgent = ''): PackageManager {
  return PACKAGE_MANAGERS.find((name) => userAgent.startsWith(name)) ?? 'npm';
}

/** Installs the packages of a folder. Returns whether it succeeded; the package manager has printed why not. */
export async function installPackages(
  manager: PackageManager,
  directory: string,
): Promise<boolean> {
  // Standard output is that of the command, so the progress goes to standard error. On Windows the managers are scripts.
  const child = spawn(manager, ['install'], {
    cwd: directory,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code === 0;
  } catch {
    return false;
  }
}
