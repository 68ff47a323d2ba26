import type { ModuleMetadata } from '@nestjs/common';
import { join } from 'node:path';
import { HaptikCopyModule } from '../copy/index.js';
import { HaptikOperatorModule } from '../operator/index.js';
import type { ServiceConfig } from './config/service.config.js';
import { sampleCopy } from './sample/sample.copy.js';

type Imports = NonNullable<ModuleMetadata['imports']>;

/** Storage where it is wanted. Else its database and queue are not even loaded. */
export function storageImports({ storage, handoff, operator }: ServiceConfig): Imports {
  const { mode, url, folder, giveUpAfter } = storage;
  const isUseful = url !== undefined || handoff.desk === 'haptik' || operator.token !== undefined;
  if (mode === 'off' || (mode === 'auto' && !isUseful)) return [];
  const options = { url, folder, handoffs: { giveUpAfter } };
  const loaded = import('../storage/index.js');
  return [loaded.then(({ HaptikStorageModule }) => HaptikStorageModule.forRoot(options))];
}

/** The texts of the bot. What is published comes from storage where there is one. */
export function copyImports({ storage }: ServiceConfig): Imports {
  return [HaptikCopyModule.forRoot({ copy: [sampleCopy], snapshot: join(storage.folder, 'copy') })];
}

/** The operator API where a token says who may use it. */
export function operatorImports({ operator: { path, token } }: ServiceConfig): Imports {
  return token === undefined ? [] : [HaptikOperatorModule.forRoot({ path, token })];
}
