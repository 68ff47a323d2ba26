import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { PasswordsRepository } from '../auth/passwords.repository.js';
import { ConsoleException } from '../common/console.exception.js';
import { SessionsRepository } from '../auth/sessions.repository.js';
import { ConsoleStorage } from '../common/console.storage.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { UsersRepository } from '../users/users.repository.js';
import { CurrentUser, SessionView } from '../auth/auth.views.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { OneTimeLinks } from '../users/one.time.links.js';
import { hashPassword, verifyPassword } from '../auth/password.hash.js';
import { ChangePasswordRequest, UpdateProfileRequest } from './sign.in.requests.js';

/** The signed-in user: profile, password and sessions. */
@Controller()
export class SessionController {
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
  async getCurrentUser(@CurrentPrincipal() principal: Principal): Promise<CurrentUser> {
    return this.toCurrentUser(principal);
  }

  @RequirePermission('session')
  @Patch('session')
  @ApiOkResponse({ type: CurrentUser })
  async change(
    @Body() { name }: UpdateProfileRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CurrentUser> {
    await this.users.change(principal.id, { name }, this.storage.orm);
    await this.audit.record(
      principal,
      'user.renamed',
      principal.id,
      `from "${principal.name}" to "${name}"`,
    );
    return this.toCurrentUser(principal);
  }

  @RequirePermission('session')
  @Post('session/password')
  @HttpCode(204)
  @ApiNoContentResponse()
  async changePassword(
    @Body() body: ChangePasswordRequest,
    @CurrentPrincipal() principal: Principal,
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
  }

  @RequirePermission('session')
  @Get('sessions')
  @ApiOkResponse({ type: [SessionView] })
  async list(@CurrentPrincipal() { id, claims }: Principal): Promise<readonly SessionView[]> {
    return this.sessions.listByUser(id, claims.sessionId);
  }

  @RequirePermission('session')
  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    await this.sessions.revoke(principal.id, id);
    await this.audit.record(principal, 'session.revoked', principal.id);
  }

  private async toCurrentUser({ id, permissions }: Principal): Promise<CurrentUser> {
    const { name, email, role, languages, prefixes } = await this.users.get(id);
    return { id, name, email, role, permissions, languages, prefixes };
  }
}
