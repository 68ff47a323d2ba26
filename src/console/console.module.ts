import {
  ConfigurableModuleBuilder,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  RequestMethod,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { BookKeeper } from '../operator/book.keeper.js';
import { OperatedApp } from '../operator/operated.app.js';
import { AppMiddleware } from './app.middleware.js';
import { ApiMiddleware } from './api.middleware.js';
import { AppFiles } from './app.files.js';
import { ConsoleAudit } from './console.audit.js';
import { consoleControllersAt } from './console.controllers.js';
import { ConsoleEntry } from './console.entry.js';
import { ConsoleGuard } from './console.guard.js';
import { ConsoleIdentity } from './console.identity.js';
import { ImportIntake } from './copy/import/import.intake.js';
import { COPY_PROVIDERS } from './copy/copy.providers.js';
import { ConsoleAuth } from './console.auth.js';
import { ConsoleLinks } from './console.links.js';
import { ConsoleNames } from './console.names.js';
import { ConsolePaths } from './console.paths.js';
import { ConsolePasswords } from './console.passwords.js';
import { ConsoleSessions } from './console.sessions.js';
import { ConsoleSettings } from './console.settings.js';
import { ConsoleStorage } from './console.storage.js';
import { ConsoleThrottle } from './console.throttle.js';
import { ConsoleTokens } from './console.tokens.js';
import { ConsoleUsers } from './console.users.js';
import { FailedSignIns } from './failed.sign.ins.js';
import { FirstAdministrator } from './first.administrator.js';
import { Newcomers } from './newcomers.js';
import { OneTimeLinks } from './one.time.links.js';
import { UserDesk } from './user.desk.js';
import { ProxyWatch } from './proxy.watch.js';
import { OpenapiDocument } from './openapi/openapi.document.js';
import type { HaptikConsoleExtras, HaptikConsoleOptions } from './console.options.js';

const OPTIONS = Symbol('haptik:console-options');

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<HaptikConsoleOptions>({
  moduleName: 'HaptikConsole',
  optionsInjectionToken: OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createHaptikConsoleOptions')
  .setExtras<HaptikConsoleExtras>(
    { path: 'console', decorators: [] },
    (definition, { path: given = 'console', decorators = [] }) => {
      const path = given.replace(/^\/+|\/+$/g, '');
      return {
        ...definition,
        controllers: consoleControllersAt(path, decorators),
        providers: [
          ...(definition.providers ?? []),
          {
            provide: ConsoleSettings,
            inject: [OPTIONS],
            useFactory: (options: HaptikConsoleOptions) => new ConsoleSettings(options, path),
          },
        ],
      };
    },
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
@Module({
  providers: [
    ConsoleStorage,
    ConsoleAuth,
    ConsoleEntry,
    ConsoleIdentity,
    ProxyWatch,
    ConsoleGuard,
    ConsoleAudit,
    ConsoleThrottle,
    ConsoleNames,
    ConsoleUsers,
    ConsoleSessions,
    ConsolePasswords,
    ConsolePaths,
    ConsoleTokens,
    ConsoleLinks,
    OneTimeLinks,
    Newcomers,
    UserDesk,
    FailedSignIns,
    FirstAdministrator,
    { provide: AppFiles, useFactory: () => new AppFiles() },
    OperatedApp,
    BookKeeper,
    OpenapiDocument,
    ...COPY_PROVIDERS,
  ],
})
export class HaptikConsoleModule extends ConfigurableModuleClass implements NestModule {
  constructor(
    private readonly settings: ConsoleSettings,
    private readonly intake: ImportIntake,
  ) {
    super();
  }

  /** Nest calls it: the pages are a middleware, and so is what every answer says to browsers. */
  configure(consumer: MiddlewareConsumer): void {
    this.intake.install();
    const { path } = this.settings;
    consumer.apply(AppMiddleware).forRoutes(...everythingAt(path));
    consumer.apply(ApiMiddleware).forRoutes(...everythingAt(`${path}/api`));
  }
}

/**
 * A path and what is below it, without a version as the controllers. Two routes, since a host excludes paths
 * from its prefix, and no pattern of it matches an optional part.
 */
function everythingAt(path: string) {
  const info = { method: RequestMethod.ALL, version: VERSION_NEUTRAL } as const;
  return [
    { ...info, path },
    { ...info, path: `${path}/*path` },
  ];
}
