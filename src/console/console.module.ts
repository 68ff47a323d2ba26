import {
  ConfigurableModuleBuilder,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  RequestMethod,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { HandoffsService } from '../operator/handoffs/handoffs.service.js';
import { OperatorContext } from '../operator/operator.context.js';
import { StaticAssetsMiddleware } from './static.assets.middleware.js';
import { ApiHeadersMiddleware } from './api.headers.middleware.js';
import { StaticAssets } from './static.assets.js';
import { AuditLog } from './audit.log.js';
import { createConsoleControllers } from './console.controllers.js';
import { SignInService } from './sign.in.service.js';
import { ConsoleGuard } from './console.guard.js';
import { RequestAuthenticator } from './request.authenticator.js';
import { ImportIntake } from './copy/import/import.intake.js';
import { COPY_PROVIDERS } from './copy/copy.providers.js';
import { AuthService } from './auth.service.js';
import { ConsoleUrlBuilder } from './console.url.builder.js';
import { DisplayNameResolver } from './display.name.resolver.js';
import { ConsolePaths } from './console.paths.js';
import { PasswordsRepository } from './passwords.repository.js';
import { SessionsRepository } from './sessions.repository.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';
import { ConsoleStorage } from './console.storage.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { ApiTokensService } from './api.tokens.service.js';
import { UsersRepository } from './users.repository.js';
import { FailedSignInRecorder } from './failed.sign.in.recorder.js';
import { SetupLinkLogger } from './setup.link.logger.js';
import { InvitationsService } from './invitations.service.js';
import { OneTimeLinks } from './one.time.links.js';
import { UsersService } from './users.service.js';
import { ProxyHeaderCheck } from './proxy.header.check.js';
import { OpenapiDocument } from './openapi/openapi.document.js';
import type { HaptikConsoleModuleExtras, HaptikConsoleOptions } from './console.options.js';

const CONSOLE_OPTIONS = Symbol('haptik:console-options');

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<HaptikConsoleOptions>({
  moduleName: 'HaptikConsole',
  optionsInjectionToken: CONSOLE_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createHaptikConsoleOptions')
  .setExtras<HaptikConsoleModuleExtras>(
    { path: 'console', decorators: [] },
    (definition, { path: given = 'console', decorators = [] }) => {
      const path = given.replace(/^\/+|\/+$/g, '');
      return {
        ...definition,
        controllers: createConsoleControllers(path, decorators),
        providers: [
          ...(definition.providers ?? []),
          {
            provide: ResolvedConsoleOptions,
            inject: [CONSOLE_OPTIONS],
            useFactory: (options: HaptikConsoleOptions) =>
              new ResolvedConsoleOptions(options, path),
          },
        ],
      };
    },
  )
  .build();

/**
 * The web console in which editors manage the messages of the bot. Requires `HaptikStorageModule`.
 * All pages and endpoints other than sign-in require authentication.
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
    AuthService,
    SignInService,
    RequestAuthenticator,
    ProxyHeaderCheck,
    ConsoleGuard,
    AuditLog,
    SignInThrottle,
    DisplayNameResolver,
    UsersRepository,
    SessionsRepository,
    PasswordsRepository,
    ConsolePaths,
    ApiTokensService,
    ConsoleUrlBuilder,
    OneTimeLinks,
    InvitationsService,
    UsersService,
    FailedSignInRecorder,
    SetupLinkLogger,
    { provide: StaticAssets, useFactory: () => new StaticAssets() },
    OperatorContext,
    HandoffsService,
    OpenapiDocument,
    ...COPY_PROVIDERS,
  ],
})
export class HaptikConsoleModule extends ConfigurableModuleClass implements NestModule {
  constructor(
    private readonly settings: ResolvedConsoleOptions,
    private readonly intake: ImportIntake,
  ) {
    super();
  }

  /** Registers the middleware for pages and response headers. Called by Nest. */
  configure(consumer: MiddlewareConsumer): void {
    this.intake.install();
    const { path } = this.settings;
    consumer.apply(StaticAssetsMiddleware).forRoutes(...everythingAt(path));
    consumer.apply(ApiHeadersMiddleware).forRoutes(...everythingAt(`${path}/api`));
  }
}

/**
 * Matches a path and everything below it, for all versions. Two routes, because no single pattern
 * with an optional part matches the paths that a host excludes from its prefix.
 */
function everythingAt(path: string) {
  const info = { method: RequestMethod.ALL, version: VERSION_NEUTRAL } as const;
  return [
    { ...info, path },
    { ...info, path: `${path}/*path` },
  ];
}
