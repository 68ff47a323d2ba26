import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { HaptikModuleExtras, HaptikModuleOptions } from './options/haptik.module.options.js';
import { ModulePath } from './webhook/path/module.path.js';
import { createSearchController } from './webhook/route/search.controller.js';
import { createWebhookController } from './webhook/route/webhook.controller.js';

/** The static methods of HaptikModule: its route, and whether it is global. */
export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<HaptikModuleOptions>({ moduleName: 'Haptik' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createHaptikOptions')
    .setExtras<HaptikModuleExtras>(
      { path: 'haptik', isGlobal: false, decorators: [] },
      (definition, { path = 'haptik', isGlobal = false, decorators = [] }) => ({
        ...definition,
        global: isGlobal,
        providers: [
          ...(definition.providers ?? []),
          { provide: ModulePath, useValue: new ModulePath(path) },
        ],
        controllers: [
          createWebhookController(path, decorators),
          createSearchController(path, decorators),
        ],
      }),
    )
    .build();
