import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { ConsoleAudit } from './console.audit.js';
import { consoleControllersAt } from './console.controllers.js';
import { ConsoleGuard } from './console.guard.js';
import { ConsoleIdentity } from './console.identity.js';
import { COPY_PROVIDERS } from './copy/copy.providers.js';
import type { HaptikConsoleExtras, HaptikConsoleOptions } from './console.options.js';

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<HaptikConsoleOptions>({
  moduleName: 'HaptikConsole',
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createHaptikConsoleOptions')
  .setExtras<HaptikConsoleExtras>(
    { path: 'console', decorators: [] },
    (definition, { path = 'console', decorators = [] }) => ({
      ...definition,
      controllers: consoleControllersAt(path, decorators),
    }),
  )
  .build();

/**
 * The web console in which people who do not program edit what the bot says. It needs
 * `HaptikStorageModule`, and answers nobody who is not signed in.
 *
 * @example
 * @Module({
 *   imports: [
 *     HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET }),
 *     HaptikStorageModule.forRoot({ url: process.env.DATABASE_URL }),
 *     HaptikConsoleModule.forRoot({ publicUrl: 'https://bot.example' }),
 *   ],
 * })
 * export class AppModule {}
 */
@Module({ providers: [ConsoleGuard, ConsoleIdentity, ConsoleAudit, ...COPY_PROVIDERS] })
export class HaptikConsoleModule extends ConfigurableModuleClass {}
