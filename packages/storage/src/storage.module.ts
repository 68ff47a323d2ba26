import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import {
  CallDedupeStore,
  CallRecorder,
  HandoffOutbox,
  HandoffRepository,
  HaptikSetupError,
  SourceCountStore,
  StorageHealth,
  SwitchStore,
} from 'nestjs-haptik';
import { CopyRepository, PublishedCopySource } from 'nestjs-haptik/copy';
import { CopyScheduler } from './copy/copy.scheduler.js';
import { PostgresCopyRepository } from './copy/postgres.copy.repository.js';
import { PostgresPublishedCopySource } from './copy/postgres.published.copy.source.js';
import { PostgresCallDedupeStore } from './dedupe/postgres.call.dedupe.store.js';
import { PostgresSourceCountStore } from './limits/postgres.source.count.store.js';
import { PostgresHandoffRepository } from './handoffs/postgres.handoff.repository.js';
import { PendingChats } from './handoffs/pending.chats.js';
import { PostgresHandoffOutbox } from './handoffs/postgres.handoff.outbox.js';
import { SentNotices } from './notices/sent.notices.js';
import { PostgresCallRecorder } from './recordings/postgres.call.recorder.js';
import { CallStatistics } from './statistics/call.statistics.js';
import { StatisticsCollector } from './statistics/statistics.collector.js';
import { PostgresSwitchStore } from './switches/postgres.switch.store.js';
import { StorageConnection } from './connection/storage.connection.js';
import { type HaptikStorageOptions, ResolvedStorageOptions } from './database/storage.options.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<HaptikStorageOptions>({ moduleName: 'HaptikStorage' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createHaptikStorageOptions')
    .setExtras({}, (definition) => ({ ...definition, global: true }))
    .build();

/**
 * Stores handoffs, kill switches, texts and recorded calls in PostgreSQL, or in an embedded database (PGlite) in a
 * folder. `HaptikModule` discovers this module.
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
      provide: ResolvedStorageOptions,
      inject: [MODULE_OPTIONS_TOKEN],
      useFactory: (given: HaptikStorageOptions) => new ResolvedStorageOptions(given),
    },
    StorageConnection,
    { provide: StorageHealth, useExisting: StorageConnection },
    { provide: HandoffOutbox, useClass: PostgresHandoffOutbox },
    { provide: SwitchStore, useClass: PostgresSwitchStore },
    { provide: HandoffRepository, useClass: PostgresHandoffRepository },
    { provide: PublishedCopySource, useClass: PostgresPublishedCopySource },
    { provide: CopyRepository, useClass: PostgresCopyRepository },
    { provide: CallDedupeStore, useClass: PostgresCallDedupeStore },
    { provide: SourceCountStore, useClass: PostgresSourceCountStore },
    { provide: CallRecorder, useClass: PostgresCallRecorder },
    CopyScheduler,
    StatisticsCollector,
    CallStatistics,
    PendingChats,
    SentNotices,
  ],
  exports: [
    HandoffOutbox,
    HandoffRepository,
    SwitchStore,
    PublishedCopySource,
    CopyRepository,
    CallRecorder,
    CallDedupeStore,
    SourceCountStore,
    StorageHealth,
  ],
})
export class HaptikStorageModule extends ConfigurableModuleClass {
  /** @throws HaptikSetupError when the application imports the module more than once */
  constructor(modules: ModulesContainer) {
    super();
    // In the constructor, before each instance opens a database.
    const imports = [...modules.values()].filter(
      ({ metatype }) => metatype === HaptikStorageModule,
    );
    if (imports.length > 1) {
      throw new HaptikSetupError(
        'HaptikStorageModule is imported more than once. Import it once, in the root module: it is global.',
      );
    }
  }
}
