import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { HaptikSetupError } from '../haptik.error.js';
import { providePort } from '../options/port.provider.js';
import { CopyRenderer } from './reference/copy.renderer.js';
import { CatalogRenderer } from './rendering/catalog.renderer.js';
import { CopyCatalog } from './catalog/copy.catalog.js';
import { CopySynchronizer } from './published/copy.synchronizer.js';
import { CopyEventLogger } from './rendering/copy.event.logger.js';
import { ResolvedCopyOptions, type HaptikCopyOptions } from './copy.options.js';
import { HaptikCopy } from './rendering/haptik.copy.js';
import { InMemoryPublishedCopySource } from './published/in.memory.published.copy.source.js';
import { PUBLISHED_COPY_SOURCE, PublishedCopySource } from './published/published.copy.source.js';
import { PublishedCopyCache } from './published/published.copy.cache.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<HaptikCopyOptions>({ moduleName: 'HaptikCopy' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createHaptikCopyOptions')
    .setExtras({}, (definition) => ({ ...definition, global: true }))
    .build();

/**
 * Renders the texts declared by `defineCopy` with their published versions from the
 * `PublishedCopySource` of the application. `HaptikModule` discovers this module, and this module
 * discovers `HaptikStorageModule`.
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
      provide: ResolvedCopyOptions,
      inject: [MODULE_OPTIONS_TOKEN],
      useFactory: (given: HaptikCopyOptions) => new ResolvedCopyOptions(given),
    },
    CopyCatalog,
    CopyEventLogger,
    PublishedCopyCache,
    ...providePort(PUBLISHED_COPY_SOURCE, PublishedCopySource, InMemoryPublishedCopySource),
    CopySynchronizer,
    { provide: CopyRenderer, useClass: CatalogRenderer },
    HaptikCopy,
  ],
  exports: [CopyCatalog, CopyRenderer, HaptikCopy, PublishedCopyCache],
})
export class HaptikCopyModule extends ConfigurableModuleClass {
  /** @throws HaptikSetupError when the application imports the module more than once */
  constructor(modules: ModulesContainer) {
    super();
    const imports = [...modules.values()].filter(({ metatype }) => metatype === HaptikCopyModule);
    if (imports.length > 1) {
      throw new HaptikSetupError(
        'HaptikCopyModule is imported more than once. Import it once, with all definitions in the option copy: ' +
          'the module is global.',
      );
    }
  }
}
