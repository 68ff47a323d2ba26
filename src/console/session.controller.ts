import { Delete, Get, Injectable, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { setOperatorResponse } from '../operator/operator.response.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { StrictValidationPipe } from '../operator/validation/strict.validation.pipe.js';
import type { Principal } from './principal.js';
import { AuditLog } from './audit.log.js';
import { PasswordsRepository } from './passwords.repository.js';
import { ConsoleException } from './console.exception.js';
import { sendNoContent } from './console.response.js';
import { SessionsRepository } from './sessions.repository.js';
import { ConsoleStorage } from './console.storage.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { UsersRepository } from './users.repository.js';
import { CurrentUser, SessionView } from './console.views.js';
import { CurrentPrincipal, RequirePermission } from './require.permission.decorator.js';
import { OneTimeLinks } from './one.time.links.js';
import { hashPassword, verifyPassword } from './password.hash.js';
import { ChangePasswordRequest, UpdateProfileRequest } from './sign.in.requests.js';

/** The signed-in user: profile, password and sessions. */
@Injectable()
export abstract class SessionController {
  constructor(
    private readonly storage: ConsoleStorage,
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: PasswordsRepository,
    private readonly links: OneTimeLinks,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
  ) {}

  @RequirePermission('session')
  @Get('session')
  @ApiOkResponse({ type: CurrentUser })
  async getCurrentUser(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.toCurrentUser(principal));
  }

  @RequirePermission('session')
  @Patch('session')
  @ApiBody({ type: UpdateProfileRequest })
  @ApiOkResponse({ type: CurrentUser })
  async change(
    @JsonBody(new StrictValidationPipe(UpdateProfileRequest))
    { name }: Readonly<UpdateProfileRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.users.change(principal.id, { name }, this.storage.orm);
    await this.audit.record(
      principal,
      'user.renamed',
      principal.id,
      `from "${principal.name}" to "${name}"`,
    );
    setOperatorResponse(response, await this.toCurrentUser(principal));
  }

  @RequirePermission('session')
  @Post('session/password')
  @ApiBody({ type: ChangePasswordRequest })
  @ApiNoContentResponse()
  async changePassword(
    @JsonBody(new StrictValidationPipe(ChangePasswordRequest))
    body: Readonly<ChangePasswordRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id, claims } = principal;
    await this.throttle.consume('password', id);
    const currentHash = await this.passwords.findHash(id, this.storage.orm);
    if (!currentHash || !(await verifyPassword(body.current, currentHash))) {
      throw new ConsoleException('invalid', 'The current password is wrong. Type it again.');
    }
    const hash = await hashPassword(body.password);
    await this.storage.transaction(async (orm) => {
      await this.passwords.saveHash(id, hash, orm);
      await this.sessions.revokeAll(id, orm, claims.sessionId ?? '');
      await this.links.revoke(orm, `invitation:${id}`);
    });
    await this.throttle.reset('password', id);
    await this.audit.record(principal, 'password.changed', id);
    sendNoContent(response);
  }

  @RequirePermission('session')
  @Get('sessions')
  @ApiOkResponse({ type: [SessionView] })
  async list(
    @CurrentPrincipal() { id, claims }: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.sessions.listByUser(id, claims.sessionId));
  }

  @RequirePermission('session')
  @Delete('sessions/:id')
  @ApiNoContentResponse()
  async end(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.sessions.revoke(principal.id, id);
    await this.audit.record(principal, 'session.revoked', principal.id);
    sendNoContent(response);
  }

  private async toCurrentUser({ id, permissions }: Principal): Promise<CurrentUser> {
    const { name, email, role, languages, prefixes } = await this.users.get(id);
    return { id, name, email, role, permissions, languages, prefixes };
  }
}
