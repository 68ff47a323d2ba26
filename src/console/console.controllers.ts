import {
  applyDecorators,
  Controller,
  type Type,
  UseFilters,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { operatorControllersAt } from '../operator/operator.controllers.js';
import { AuditController } from './audit.controller.js';
import { ConsoleFilter } from './console.filter.js';
import { ConsoleGuard } from './console.guard.js';
import { ConsoleOperatorGuard } from './console.operator.guard.js';
import { copyControllersAt } from './copy/copy.controllers.js';
import { NewcomersController } from './newcomers.controller.js';
import { OpenapiController } from './openapi/openapi.controller.js';
import { SessionController } from './session.controller.js';
import { SignInController } from './sign.in.controller.js';
import { SsoController } from './sso.controller.js';
import { TokensController } from './tokens.controller.js';
import { UsersController } from './users.controller.js';

/** Controllers of their own for every module instance, so that two applications never meet. */
export function consoleControllersAt(path: string, decorators: readonly ClassDecorator[]): Type[] {
  const door = (resource: string): ClassDecorator =>
    applyDecorators(
      Controller({
        path: [path, 'api', resource].filter(Boolean).join('/'),
        version: VERSION_NEUTRAL,
      }),
      UseGuards(ConsoleGuard),
      UseFilters(ConsoleFilter),
      ...decorators,
    );

  @door('')
  class HaptikSessionController extends SessionController {}

  @door('')
  class HaptikSignInController extends SignInController {}

  @door('')
  class HaptikNewcomersController extends NewcomersController {}

  @door('auth')
  class HaptikSsoController extends SsoController {}

  @door('users')
  class HaptikUsersController extends UsersController {}

  @door('tokens')
  class HaptikTokensController extends TokensController {}

  @door('audit')
  class HaptikAuditController extends AuditController {}

  @door('')
  class HaptikOpenapiController extends OpenapiController {}

  return [
    HaptikSessionController,
    HaptikSignInController,
    HaptikNewcomersController,
    HaptikSsoController,
    HaptikUsersController,
    HaptikTokensController,
    HaptikAuditController,
    ...operatorControllersAt(`${path}/api/operations`, ConsoleOperatorGuard, [
      UseFilters(ConsoleFilter),
      ...decorators,
    ]),
    HaptikOpenapiController,
    ...copyControllersAt(door),
  ];
}
