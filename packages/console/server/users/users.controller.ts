import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { ConsoleUrlBuilder } from './console.url.builder.js';
import type { ConsoleRequest } from '../auth/console.request.js';
import { SessionsRepository } from '../auth/sessions.repository.js';
import { UsersRepository } from './users.repository.js';
import { SessionView } from '../auth/auth.views.js';
import { InvitedUser, LinkView, UserView } from './user.views.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { canOwnTokens } from '../common/console.permissions.js';
import { UsersService } from './users.service.js';
import { UpdateUserRequest, CreateUserRequest } from './user.requests.js';

/** Users, for administrators. */
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersRepository,
    private readonly usersService: UsersService,
    private readonly sessions: SessionsRepository,
    private readonly links: ConsoleUrlBuilder,
    private readonly audit: AuditLog,
  ) {}

  @RequirePermission('users')
  @Get()
  @ApiOkResponse({ type: [UserView] })
  async list(): Promise<readonly UserView[]> {
    return this.users.list();
  }

  @RequirePermission('users')
  @Post()
  @ApiCreatedResponse({ type: InvitedUser })
  async add(
    @Body() draft: CreateUserRequest,
    @CurrentPrincipal() principal: Principal,
    @Req() request: ConsoleRequest,
  ): Promise<InvitedUser> {
    const { user, token } = await this.usersService.add(draft);
    await this.audit.record(principal, 'user.created', user.id, `as ${user.role}`);
    const link = this.links.build(`invitation#${token}`, request);
    return { user, link };
  }

  @RequirePermission('users')
  @Patch(':id')
  @ApiOkResponse({ type: UserView })
  async change(
    @Param('id') id: string,
    @Body() change: UpdateUserRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<UserView> {
    const user = await this.usersService.change(id, change);
    const changed = Object.entries(change).filter(([, value]) => value !== undefined);
    const now = `${user.role}${user.isDisabled ? ', disabled' : ''}${describeSuspendedTokens(user)}`;
    const detail = `${changed.map(([what]) => what).join(', ')}; now ${now}`;
    await this.audit.record(principal, 'user.changed', id, detail);
    return user;
  }

  @RequirePermission('users')
  @Post(':id/invitation')
  @HttpCode(200)
  @ApiOkResponse({ type: LinkView })
  async invite(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: ConsoleRequest,
  ): Promise<LinkView> {
    const token = await this.usersService.invite(id);
    await this.audit.record(principal, 'user.invited', id);
    return {
      link: this.links.build(`invitation#${token}`, request),
    };
  }

  @RequirePermission('users')
  @Get(':id/sessions')
  @ApiOkResponse({ type: [SessionView] })
  async listSessions(
    @Param('id') id: string,
    @CurrentPrincipal() { claims }: Principal,
  ): Promise<readonly SessionView[]> {
    await this.users.get(id);
    return this.sessions.listByUser(id, claims.sessionId);
  }

  @RequirePermission('users')
  @Delete(':id/sessions')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSessions(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.usersService.endSessions(id);
    await this.audit.record(principal, 'session.revoked', id, 'all');
  }
}

function describeSuspendedTokens(user: UserView): string {
  const { tokenCount } = user;
  if (tokenCount === 0 || canOwnTokens(user)) return '';
  return `, ${tokenCount} API token${tokenCount === 1 ? '' : 's'} suspended`;
}
