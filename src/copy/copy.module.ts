import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { HaptikSetupError } from '../haptik.error.js';
import { CopyCatalogue } from './copy.catalogue.js';
import { CopySettings, type HaptikCopyOptions } from './copy.options.js';

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
  ],
  exports: [CopyCatalogue],
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
