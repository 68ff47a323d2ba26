import { Delete, Get, Injectable, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { setOperatorResponse } from '../operator/operator.response.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { StrictValidationPipe } from '../operator/validation/strict.validation.pipe.js';
import type { Principal } from './principal.js';
import { AuditLog } from './audit.log.js';
import { ConsoleUrlBuilder } from './console.url.builder.js';
import type { ConsoleRequest } from './console.request.js';
import { sendNoContent } from './console.response.js';
import { SessionsRepository } from './sessions.repository.js';
import { UsersRepository } from './users.repository.js';
import { InvitedUser, LinkView, SessionView, UserView } from './console.views.js';
import { CurrentPrincipal, RequirePermission } from './require.permission.decorator.js';
import { canOwnTokens } from './token.view.js';
import { UsersService } from './users.service.js';
import { UpdateUserRequest, CreateUserRequest } from './user.requests.js';

/** Users, for administrators. */
@Injectable()
export abstract class UsersController {
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
  async list(@Res({ passthrough: true }) response: object): Promise<void> {
    setOperatorResponse(response, await this.users.list());
  }

  @RequirePermission('users')
  @Post()
  @ApiBody({ type: CreateUserRequest })
  @ApiCreatedResponse({ type: InvitedUser })
  async add(
    @JsonBody(new StrictValidationPipe(CreateUserRequest)) draft: Readonly<CreateUserRequest>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { user, token } = await this.usersService.add(draft);
    await this.audit.record(principal, 'user.created', user.id, `as ${user.role}`);
    const link = this.links.build(`invitation#${token}`, request as ConsoleRequest);
    setOperatorResponse(response, { user, link }, 201);
  }

  @RequirePermission('users')
  @Patch(':id')
  @ApiBody({ type: UpdateUserRequest })
  @ApiOkResponse({ type: UserView })
  async change(
    @Param('id') id: string,
    @JsonBody(new StrictValidationPipe(UpdateUserRequest)) change: Readonly<UpdateUserRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const user = await this.usersService.change(id, change);
    const changed = Object.entries(change).filter(([, value]) => value !== undefined);
    const now = `${user.role}${user.isDisabled ? ', disabled' : ''}${describeSuspendedTokens(user)}`;
    const detail = `${changed.map(([what]) => what).join(', ')}; now ${now}`;
    await this.audit.record(principal, 'user.changed', id, detail);
    setOperatorResponse(response, user);
  }

  @RequirePermission('users')
  @Post(':id/invitation')
  @ApiOkResponse({ type: LinkView })
  async invite(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const token = await this.usersService.invite(id);
    await this.audit.record(principal, 'user.invited', id);
    setOperatorResponse(response, {
      link: this.links.build(`invitation#${token}`, request as ConsoleRequest),
    });
  }

  @RequirePermission('users')
  @Get(':id/sessions')
  @ApiOkResponse({ type: [SessionView] })
  async listSessions(
    @Param('id') id: string,
    @CurrentPrincipal() { claims }: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.users.get(id);
    setOperatorResponse(response, await this.sessions.listByUser(id, claims.sessionId));
  }

  @RequirePermission('users')
  @Delete(':id/sessions')
  @ApiNoContentResponse()
  async endSessions(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.usersService.endSessions(id);
    await this.audit.record(principal, 'session.revoked', id, 'all');
    sendNoContent(response);
  }
}

function describeSuspendedTokens(user: UserView): string {
  const { tokenCount } = user;
  if (tokenCount === 0 || canOwnTokens(user)) return '';
  return `, ${tokenCount} API token${tokenCount === 1 ? '' : 's'} suspended`;
}
