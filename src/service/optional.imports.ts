import type { ModuleMetadata } from '@nestjs/common';
import { join } from 'node:path';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import type { ServiceConfig } from './config/service.config.js';
import { sampleCopy } from './sample/sample.copy.js';
import { ServiceConfigError } from './config/service.config.factory.js';

type ModuleImports = NonNullable<ModuleMetadata['imports']>;

/** Storage, if configured. Otherwise its database and queue are not loaded. */
export function storageImports(config: ServiceConfig): ModuleImports {
  const { storage, handoff, operator } = config;
  const { mode, url, folder, statistics } = storage;
  const isNeeded =
    url !== undefined ||
    handoff.desk === 'haptik' ||
    operator.token !== undefined ||
    config.console.mode === 'on';
  if (mode === 'off' || (mode === 'auto' && !isNeeded)) return [];
  const options = {
    url,
    folder,
    handoffs: { expireAfterMs: handoff.expireAfterMs },
    statistics: statistics === 'on',
  };
  const loaded = import('@nestjs-haptik/storage');
  return [loaded.then(({ HaptikStorageModule }) => HaptikStorageModule.forRoot(options))];
}

/** The texts of the bot. Published texts come from storage, if there is any. */
export function copyImports({ storage }: ServiceConfig): ModuleImports {
  return [HaptikCopyModule.forRoot({ copy: [sampleCopy], snapshot: join(storage.folder, 'copy') })];
}

/** The operator API, if a token is configured. */
export function operatorImports({ operator: { path, token } }: ServiceConfig): ModuleImports {
  return token === undefined ? [] : [HaptikOperatorModule.forRoot({ path, token })];
}

/** The console, if it is on. Otherwise its authentication is not loaded. */
export function consoleImports(config: ServiceConfig): ModuleImports {
  const { mode, path, secret, sessionDays, trustProxy, sso } = config.console;
  if (mode === 'off') return [];
  assertConsoleHasStorage(config);
  const { publicUrl } = config;
  const maxRequestsPerMinute = config.limits.sources.console;
  const options = {
    path,
    publicUrl,
    secret,
    sessionDays,
    trustProxy,
    sso,
    maxRequestsPerMinute,
  };
  const loaded = import('@nestjs-haptik/console');
  return [loaded.then(({ HaptikConsoleModule }) => HaptikConsoleModule.forRoot(options))];
}

function assertConsoleHasStorage({ storage }: ServiceConfig): void {
  if (storage.mode !== 'off') return;
  throw new ServiceConfigError(
    'The console is on and storage is off. The console keeps its users in the database: set ' +
      'HAPTIK_CONSOLE=off or HAPTIK_STORAGE=on.',
  );
}
