import {
  ConfigurableModuleBuilder,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  RequestMethod,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { StoredHandoffsService, OperatorContext } from 'nestjs-haptik/internal';
import { ConsoleApplication, loadConsoleAppCode } from './console.application.js';
import { ConsoleMiddleware } from './console.middleware.js';
import type { HaptikConsoleModuleExtras, HaptikConsoleOptions } from './common/console.options.js';
import { ConsoleRequestPreparer } from './mount/console.request.preparer.js';
import { MountedPaths } from './common/mounted.paths.js';
import { HostProviders } from './common/host.providers.js';
import { WebAppFolder } from './web.app.js';
import { ResolvedConsoleOptions } from './common/resolved.console.options.js';

const CONSOLE_OPTIONS = Symbol('haptik:console-options');

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<HaptikConsoleOptions>({
  moduleName: 'HaptikConsole',
  optionsInjectionToken: CONSOLE_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createHaptikConsoleOptions')
  .setExtras<HaptikConsoleModuleExtras>(
    { path: 'console' },
    (definition, { path = 'console' }) => ({
      ...definition,
      providers: [
        ...(definition.providers ?? []),
        {
          provide: ResolvedConsoleOptions,
          inject: [CONSOLE_OPTIONS],
          useFactory: (options: HaptikConsoleOptions) =>
            new ResolvedConsoleOptions(options, path.replace(/^\/+|\/+$/g, '')),
        },
      ],
    }),
  )
  .build();

/**
 * The web console in which editors manage the messages of the bot. Requires `HaptikStorageModule`;
 * `HaptikCopyModule` is recommended: without it a warning is logged, and there are no messages to
 * edit. All pages and endpoints other than sign-in require authentication. Global guards, pipes,
 * filters and interceptors of the host do not run for it; middleware does.
 *
 * @example
 * @Module({
 *   imports: [
 *     HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET }),
 *     HaptikStorageModule.forRoot({ url: process.env.DATABASE_URL }),
 *     HaptikCopyModule.forRoot({ copy: [orderCopy] }),
 *     HaptikConsoleModule.forRoot({ publicUrl: 'https://bot.example' }),
 *   ],
 * })
 * export class AppModule {}
 */
@Module({
  providers: [
    ConsoleApplication,
    ConsoleRequestPreparer,
    MountedPaths,
    HostProviders,
    OperatorContext,
    StoredHandoffsService,
    WebAppFolder,
    loadConsoleAppCode,
  ],
})
export class HaptikConsoleModule extends ConfigurableModuleClass implements NestModule {
  constructor(private readonly options: ResolvedConsoleOptions) {
    super();
  }

  /** Mounts the console. Called by Nest. */
  configure(consumer: MiddlewareConsumer): void {
    const { path } = this.options;
    const info = { method: RequestMethod.ALL, version: VERSION_NEUTRAL } as const;
    // Two routes, because no single pattern with an optional part matches the paths that a host
    // excludes from its prefix.
    consumer
      .apply(ConsoleMiddleware)
      .forRoutes({ ...info, path }, { ...info, path: `${path}/*path` });
  }
}
