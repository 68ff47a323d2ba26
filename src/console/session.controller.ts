import { Delete, Get, Injectable, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { settleAnswer } from '../operator/operator.answer.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { RequestPipe } from '../operator/request.pipe.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsolePasswords } from './console.passwords.js';
import { ConsoleProblem } from './console.problem.js';
import { settleNothing } from './console.response.js';
import { ConsoleSessions } from './console.sessions.js';
import { ConsoleStorage } from './console.storage.js';
import { ConsoleThrottle } from './console.throttle.js';
import { ConsoleUsers } from './console.users.js';
import { Me, SessionView } from './console.views.js';
import { Acting, Needs } from './needs.decorator.js';
import { OneTimeLinks } from './one.time.links.js';
import { hashPassword, isPassword } from './password.hash.js';
import { PasswordChange, ProfileChange } from './sign.in.requests.js';

/** Who is signed in, and what they may change about themselves. */
@Injectable()
export abstract class SessionController {
  constructor(
    private readonly storage: ConsoleStorage,
    private readonly users: ConsoleUsers,
    private readonly sessions: ConsoleSessions,
    private readonly passwords: ConsolePasswords,
    private readonly links: OneTimeLinks,
    private readonly throttle: ConsoleThrottle,
    private readonly audit: ConsoleAudit,
  ) {}

  @Needs('session')
  @Get('session')
  @ApiOkResponse({ type: Me })
  async me(
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.meOf(access));
  }

  @Needs('session')
  @Patch('session')
  @ApiBody({ type: ProfileChange })
  @ApiOkResponse({ type: Me })
  async change(
    @JsonBody(new RequestPipe(ProfileChange)) { name }: Readonly<ProfileChange>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.users.change(access.id, { name }, this.storage.orm);
    await this.audit.tell(access, 'user.renamed', access.id, `from "${access.name}" to "${name}"`);
    settleAnswer(response, await this.meOf(access));
  }

  @Needs('session')
  @Post('session/password')
  @ApiBody({ type: PasswordChange })
  @ApiNoContentResponse()
  async changePassword(
    @JsonBody(new RequestPipe(PasswordChange)) given: Readonly<PasswordChange>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id, actor } = access;
    await this.throttle.count('password', id);
    const kept = await this.passwords.of(id, this.storage.orm);
    if (!kept || !(await isPassword(given.current, kept))) {
      throw new ConsoleProblem('invalid', 'The current password is wrong. Type it again.');
    }
    const hash = await hashPassword(given.password);
    await this.storage.transaction(async (orm) => {
      await this.passwords.set(id, hash, orm);
      await this.sessions.endAll(id, orm, actor.sessionId ?? '');
      await this.links.revoke(orm, `invitation:${id}`);
    });
    await this.throttle.forget('password', id);
    await this.audit.tell(access, 'password.changed', id);
    settleNothing(response);
  }

  @Needs('session')
  @Get('sessions')
  @ApiOkResponse({ type: [SessionView] })
  async list(
    @Acting() { id, actor }: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.sessions.of(id, actor.sessionId));
  }

  @Needs('session')
  @Delete('sessions/:id')
  @ApiNoContentResponse()
  async end(
    @Param('id') id: string,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.sessions.end(access.id, id);
    await this.audit.tell(access, 'session.revoked', access.id);
    settleNothing(response);
  }

  private async meOf({ id, rights }: ConsoleAccess): Promise<Me> {
    const { name, email, role, languages, prefixes } = await this.users.get(id);
    return { id, name, email, role, rights, languages, prefixes };
  }
}
