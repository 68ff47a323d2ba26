import {
  applyDecorators,
  Controller,
  type Type,
  UseFilters,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { createOperatorControllers } from '../operator/operator.controllers.js';
import { AuditController } from './audit.controller.js';
import { ConsoleExceptionFilter } from './console.exception.filter.js';
import { ConsoleGuard } from './console.guard.js';
import { ConsoleOperatorGuard } from './console.operator.guard.js';
import { createCopyControllers } from './copy/copy.controllers.js';
import { InvitationsController } from './invitations.controller.js';
import { OpenapiController } from './openapi/openapi.controller.js';
import { SessionController } from './session.controller.js';
import { SignInController } from './sign.in.controller.js';
import { SsoController } from './sso.controller.js';
import { TokensController } from './tokens.controller.js';
import { UsersController } from './users.controller.js';

/**
 * Creates controllers for one module instance, so that two applications in a process stay separate.
 */
export function createConsoleControllers(
  path: string,
  decorators: readonly ClassDecorator[],
): Type[] {
  const ConsoleController = (resource: string): ClassDecorator =>
    applyDecorators(
      Controller({
        path: [path, 'api', resource].filter(Boolean).join('/'),
        version: VERSION_NEUTRAL,
      }),
      UseGuards(ConsoleGuard),
      UseFilters(ConsoleExceptionFilter),
      ...decorators,
    );

  @ConsoleController('')
  class HaptikSessionController extends SessionController {}

  @ConsoleController('')
  class HaptikSignInController extends SignInController {}

  @ConsoleController('')
  class HaptikInvitationsController extends InvitationsController {}

  @ConsoleController('auth')
  class HaptikSsoController extends SsoController {}

  @ConsoleController('users')
  class HaptikUsersController extends UsersController {}

  @ConsoleController('tokens')
  class HaptikTokensController extends TokensController {}

  @ConsoleController('audit')
  class HaptikAuditController extends AuditController {}

  @ConsoleController('')
  class HaptikOpenapiController extends OpenapiController {}

  return [
    HaptikSessionController,
    HaptikSignInController,
    HaptikInvitationsController,
    HaptikSsoController,
    HaptikUsersController,
    HaptikTokensController,
    HaptikAuditController,
    ...createOperatorControllers(`${path}/api/operations`, ConsoleOperatorGuard, [
      UseFilters(ConsoleExceptionFilter),
      ...decorators,
    ]),
    HaptikOpenapiController,
    ...createCopyControllers(ConsoleController),
  ];
}
