import { Delete, Get, Injectable, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { settleAnswer } from '../operator/operator.answer.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { RequestPipe } from '../operator/request.pipe.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleLinks } from './console.links.js';
import type { ConsoleRequest } from './console.request.js';
import { settleNothing } from './console.response.js';
import { ConsoleSessions } from './console.sessions.js';
import { ConsoleUsers } from './console.users.js';
import { InvitedUser, LinkView, SessionView, UserView } from './console.views.js';
import { Acting, Needs } from './needs.decorator.js';
import { mayHaveTokens } from './token.view.js';
import { UserDesk } from './user.desk.js';
import { UserChange, UserDraft } from './user.requests.js';

/** People, for administrators. */
@Injectable()
export abstract class UsersController {
  constructor(
    private readonly users: ConsoleUsers,
    private readonly desk: UserDesk,
    private readonly sessions: ConsoleSessions,
    private readonly links: ConsoleLinks,
    private readonly audit: ConsoleAudit,
  ) {}

  @Needs('users')
  @Get()
  @ApiOkResponse({ type: [UserView] })
  async list(@Res({ passthrough: true }) response: object): Promise<void> {
    settleAnswer(response, await this.users.list());
  }

  @Needs('users')
  @Post()
  @ApiBody({ type: UserDraft })
  @ApiCreatedResponse({ type: InvitedUser })
  async add(
    @JsonBody(new RequestPipe(UserDraft)) draft: Readonly<UserDraft>,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { user, token } = await this.desk.add(draft);
    await this.audit.tell(access, 'user.created', user.id, `as ${user.role}`);
    const link = this.links.to(`invitation#${token}`, request as ConsoleRequest);
    settleAnswer(response, { user, link }, 201);
  }

  @Needs('users')
  @Patch(':id')
  @ApiBody({ type: UserChange })
  @ApiOkResponse({ type: UserView })
  async change(
    @Param('id') id: string,
    @JsonBody(new RequestPipe(UserChange)) change: Readonly<UserChange>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const user = await this.desk.change(id, change);
    const changed = Object.entries(change).filter(([, value]) => value !== undefined);
    const now = `${user.role}${user.isDisabled ? ', switched off' : ''}${stoppedTokens(user)}`;
    const detail = `${changed.map(([what]) => what).join(', ')}; now ${now}`;
    await this.audit.tell(access, 'user.changed', id, detail);
    settleAnswer(response, user);
  }

  @Needs('users')
  @Post(':id/invitation')
  @ApiOkResponse({ type: LinkView })
  async invite(
    @Param('id') id: string,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const token = await this.desk.invite(id);
    await this.audit.tell(access, 'user.invited', id);
    settleAnswer(response, {
      link: this.links.to(`invitation#${token}`, request as ConsoleRequest),
    });
  }

  @Needs('users')
  @Get(':id/sessions')
  @ApiOkResponse({ type: [SessionView] })
  async listSessions(
    @Param('id') id: string,
    @Acting() { actor }: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.users.get(id);
    settleAnswer(response, await this.sessions.of(id, actor.sessionId));
  }

  @Needs('users')
  @Delete(':id/sessions')
  @ApiNoContentResponse()
  async endSessions(
    @Param('id') id: string,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.desk.endSessions(id);
    await this.audit.tell(access, 'session.revoked', id, 'all');
    settleNothing(response);
  }
}

function stoppedTokens(user: UserView): string {
  const { tokenCount } = user;
  if (tokenCount === 0 || mayHaveTokens(user)) return '';
  return `, ${tokenCount} API token${tokenCount === 1 ? '' : 's'} stopped`;
}
