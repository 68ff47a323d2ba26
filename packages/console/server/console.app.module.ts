import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerModule, ThrottlerStorageService } from '@nestjs/throttler';
import { SourceLimiter } from 'nestjs-haptik/internal';
import { ApiTokensService } from './tokens/api.tokens.service.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditLog } from './audit/audit.log.js';
import { AuthService } from './auth/auth.service.js';
import { ConsoleExceptionFilter } from './request/console.exception.filter.js';
import { ConsoleGuard } from './request/console.guard.js';
import { ConsoleThrottlerGuard } from './request/console.throttler.guard.js';
import { ConsoleStorage } from './common/console.storage.js';
import { ConsoleUrlBuilder } from './users/console.url.builder.js';
import { CopyController } from './copy/copy.controller.js';
import { COPY_PROVIDERS } from './copy/copy.providers.js';
import { ExportController } from './files/export/export.controller.js';
import { FILES_PROVIDERS } from './files/files.providers.js';
import { HistoryController } from './copy/history.controller.js';
import { ImportController } from './files/import/import.controller.js';
import { LanguagesController } from './copy/languages/languages.controller.js';
import { MessagesController } from './copy/messages.controller.js';
import { DisplayNameResolver } from './audit/display.name.resolver.js';
import { FailedSignInRecorder } from './sign-in/failed.sign.in.recorder.js';
import { HostProviders } from './common/host.providers.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { JsonBodyInterceptor } from './request/json.body.interceptor.js';
import { OneTimeLinks } from './users/one.time.links.js';
import { OpenapiController } from './openapi/openapi.controller.js';
import { OpenapiDocument } from './openapi/openapi.document.js';
import { HandoffOperationsController } from './operations/handoff.operations.controller.js';
import { LiveUpdates } from './operations/live.updates.js';
import { OperationsLiveController } from './operations/operations.live.controller.js';
import { OperationsOverviewController } from './operations/operations.overview.controller.js';
import { OperationsOverviewService } from './operations/operations.overview.service.js';
import { NodeOperationsController } from './operations/node.operations.controller.js';
import { SwitchOperationsController } from './operations/switch.operations.controller.js';
import { PasswordsRepository } from './auth/passwords.repository.js';
import { ProxyHeaderCheck } from './request/proxy.header.check.js';
import { RequestAuthenticator } from './request/request.authenticator.js';
import { ResolvedConsoleOptions } from './common/resolved.console.options.js';
import { SessionController } from './sign-in/session.controller.js';
import { SessionsRepository } from './auth/sessions.repository.js';
import { SetupLinkLogger } from './invitations/setup.link.logger.js';
import { SignInController } from './sign-in/sign.in.controller.js';
import { SignInService } from './sign-in/sign.in.service.js';
import { SignInThrottle } from './sign-in/sign.in.throttle.js';
import { SsoController } from './sign-in/sso.controller.js';
import { TokensController } from './tokens/tokens.controller.js';
import { UsersController } from './users/users.controller.js';
import { UsersRepository } from './users/users.repository.js';
import { UsersService } from './users/users.service.js';

/** The root module of the console's own application. */
@Module({
  controllers: [
    SessionController,
    SignInController,
    InvitationsController,
    SsoController,
    UsersController,
    TokensController,
    AuditController,
    HandoffOperationsController,
    SwitchOperationsController,
    NodeOperationsController,
    OperationsOverviewController,
    OperationsLiveController,
    OpenapiController,
    CopyController,
    LanguagesController,
    MessagesController,
    HistoryController,
    ExportController,
    ImportController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: ConsoleThrottlerGuard },
    { provide: APP_GUARD, useClass: ConsoleGuard },
    { provide: APP_INTERCEPTOR, useClass: JsonBodyInterceptor },
    { provide: APP_FILTER, useClass: ConsoleExceptionFilter },
    ConsoleStorage,
    AuthService,
    SignInService,
    RequestAuthenticator,
    ProxyHeaderCheck,
    AuditLog,
    SignInThrottle,
    DisplayNameResolver,
    UsersRepository,
    SessionsRepository,
    PasswordsRepository,
    ApiTokensService,
    ConsoleUrlBuilder,
    OneTimeLinks,
    InvitationsService,
    UsersService,
    FailedSignInRecorder,
    SetupLinkLogger,
    OpenapiDocument,
    OperationsOverviewService,
    LiveUpdates,
    ...COPY_PROVIDERS,
    ...FILES_PROVIDERS,
  ],
})
export class ConsoleAppModule {
  static register(host: HostProviders, options: ResolvedConsoleOptions): DynamicModule {
    return {
      module: ConsoleAppModule,
      imports: [
        ThrottlerModule.forRoot({
          throttlers: [{ name: 'console', ttl: 60_000, limit: options.maxRequestsPerMinute }],
          // Replicas count together if the host imports HaptikModule and has storage.
          storage: host.find(SourceLimiter) ?? new ThrottlerStorageService(),
          setHeaders: false,
        }),
      ],
      providers: [
        { provide: HostProviders, useValue: host },
        { provide: ResolvedConsoleOptions, useValue: options },
      ],
    };
  }
}
