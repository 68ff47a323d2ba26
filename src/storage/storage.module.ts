import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { StorageHealth } from '../control/storage.health.js';
import { SwitchStore } from '../control/switch.store.js';
import { CopyBook } from '../copy/copy.book.js';
import { CopyStore } from '../copy/copy.store.js';
import { HaptikSetupError } from '../haptik.error.js';
import { HandoffBook } from '../handoff/handoff.book.js';
import { HandoffLedger } from '../handoff/handoff.ledger.js';
import { CopyScheduler } from './copy/copy.scheduler.js';
import { StoredCopyBook } from './copy/stored.copy.book.js';
import { StoredCopyStore } from './copy/stored.copy.store.js';
import { StoredHandoffBook } from './handoffs/stored.handoff.book.js';
import { StoredHandoffLedger } from './handoffs/stored.handoff.ledger.js';
import { StoredSwitchStore } from './switches/stored.switch.store.js';
import { StorageConnection } from './storage.connection.js';
import { type HaptikStorageOptions, StorageSettings } from './storage.options.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<HaptikStorageOptions>({ moduleName: 'HaptikStorage' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createHaptikStorageOptions')
    .setExtras({}, (definition) => ({ ...definition, global: true }))
    .build();

/**
 * Keeps what must outlive a process in PostgreSQL, or in an embedded database of a folder: promised
 * hand-overs, kill switches, and texts that editors wrote. `HaptikModule` finds it by itself.
 *
 * @example
 * @Module({
 *   imports: [
 *     HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET }),
 *     HaptikStorageModule.forRoot({ url: process.env.DATABASE_URL }),
 *   ],
 * })
 * export class AppModule {}
 */
@Module({
  providers: [
    {
      provide: StorageSettings,
      inject: [MODULE_OPTIONS_TOKEN],
      useFactory: (given: HaptikStorageOptions) => new StorageSettings(given),
    },
    StorageConnection,
    { provide: StorageHealth, useExisting: StorageConnection },
    { provide: HandoffLedger, useClass: StoredHandoffLedger },
    { provide: SwitchStore, useClass: StoredSwitchStore },
    { provide: HandoffBook, useClass: StoredHandoffBook },
    { provide: CopyStore, useClass: StoredCopyStore },
    { provide: CopyBook, useClass: StoredCopyBook },
    CopyScheduler,
  ],
  exports: [HandoffLedger, HandoffBook, SwitchStore, CopyStore, CopyBook, StorageHealth],
})
export class HaptikStorageModule extends ConfigurableModuleClass {
  /** @throws HaptikSetupError when the application imports the module twice */
  constructor(modules: ModulesContainer) {
    super();
    // Here rather than at the start, when each would have opened its database.
    const imports = [...modules.values()].filter(
      ({ metatype }) => metatype === HaptikStorageModule,
    );
    if (imports.length > 1) {
      throw new HaptikSetupError(
        'HaptikStorageModule is imported twice, and each would open a database. Import it once, ' +
          'beside HaptikModule: all modules of the application find it.',
      );
    }
  }
}
