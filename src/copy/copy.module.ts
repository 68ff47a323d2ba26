import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { HaptikSetupError } from '../haptik.error.js';
import { CopyWriter } from '../answer/copy.writer.js';
import { CatalogueWriter } from './catalogue.writer.js';
import { CopyCatalogue } from './copy.catalogue.js';
import { CopyFollower } from './copy.follower.js';
import { CopyJournal } from './copy.journal.js';
import { CopySettings, type HaptikCopyOptions } from './copy.options.js';
import { HaptikCopy } from './haptik.copy.js';
import { LiveCopy } from './live.copy.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<HaptikCopyOptions>({ moduleName: 'HaptikCopy' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createHaptikCopyOptions')
    .setExtras({}, (definition) => ({ ...definition, global: true }))
    .build();

/**
 * Writes the texts that code names by `defineCopy`, as they are published in the `CopyStore` of the
 * application. `HaptikModule` finds it by itself, and so it finds the storage.
 *
 * @throws HaptikSetupError when a key is defined twice
 * @example
 * @Module({
 *   imports: [
 *     HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET }),
 *     HaptikCopyModule.forRoot({ copy: [orderCopy] }),
 *   ],
 * })
 * export class AppModule {}
 */
@Module({
  providers: [
    {
      provide: CopySettings,
      inject: [MODULE_OPTIONS_TOKEN],
      useFactory: (given: HaptikCopyOptions) => new CopySettings(given),
    },
    CopyCatalogue,
    CopyJournal,
    LiveCopy,
    CopyFollower,
    { provide: CopyWriter, useClass: CatalogueWriter },
    HaptikCopy,
  ],
  exports: [CopyCatalogue, CopyWriter, HaptikCopy, LiveCopy],
})
export class HaptikCopyModule extends ConfigurableModuleClass {
  /** @throws HaptikSetupError when the application imports the module twice */
  constructor(modules: ModulesContainer) {
    super();
    const imports = [...modules.values()].filter(({ metatype }) => metatype === HaptikCopyModule);
    if (imports.length > 1) {
      throw new HaptikSetupError(
        'HaptikCopyModule is imported twice, and each would follow the store. Import it once and ' +
          'give all definitions in the option copy: all modules of the application find it.',
      );
    }
  }
}
