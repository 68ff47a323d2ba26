import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { StrictValidationPipe } from '../operator/strict.validation.pipe.js';
import { ApiTokensService } from './api.tokens.service.js';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit.log.js';
import { AuthService } from './auth.service.js';
import { ConsoleExceptionFilter } from './console.exception.filter.js';
import { ConsoleGuard } from './console.guard.js';
import { ConsoleStorage } from './console.storage.js';
import { ConsoleUrlBuilder } from './console.url.builder.js';
import { CopyController } from './copy/copy.controller.js';
import { COPY_PROVIDERS } from './copy/copy.providers.js';
import { ExportController } from './copy/export/export.controller.js';
import { HistoryController } from './copy/history.controller.js';
import { ImportController } from './copy/import/import.controller.js';
import { LanguagesController } from './copy/languages.controller.js';
import { MessagesController } from './copy/messages.controller.js';
import { DisplayNameResolver } from './display.name.resolver.js';
import { FailedSignInRecorder } from './failed.sign.in.recorder.js';
import { HostProviders } from './host.providers.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { JsonBodyInterceptor } from './json.body.interceptor.js';
import { OneTimeLinks } from './one.time.links.js';
import { OpenapiController } from './openapi.controller.js';
import { OpenapiDocument } from './openapi.document.js';
import { HandoffOperationsController } from './operations/handoff.operations.controller.js';
import { NodeOperationsController } from './operations/node.operations.controller.js';
import { SwitchOperationsController } from './operations/switch.operations.controller.js';
import { PasswordsRepository } from './passwords.repository.js';
import { ProxyHeaderCheck } from './proxy.header.check.js';
import { RequestAuthenticator } from './request.authenticator.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';
import { SessionController } from './session.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SetupLinkLogger } from './setup.link.logger.js';
import { SignInController } from './sign.in.controller.js';
import { SignInService } from './sign.in.service.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { SsoController } from './sso.controller.js';
import { TokensController } from './tokens.controller.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

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
    OpenapiController,
    CopyController,
    LanguagesController,
    MessagesController,
    HistoryController,
    ExportController,
    ImportController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: ConsoleGuard },
    { provide: APP_INTERCEPTOR, useClass: JsonBodyInterceptor },
    { provide: APP_PIPE, useFactory: () => new StrictValidationPipe() },
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
    ...COPY_PROVIDERS,
  ],
})
export class ConsoleAppModule {
  static register(host: HostProviders, options: ResolvedConsoleOptions): DynamicModule {
    return {
      module: ConsoleAppModule,
      providers: [
        { provide: HostProviders, useValue: host },
        { provide: ResolvedConsoleOptions, useValue: options },
      ],
    };
  }
}
