import { Injectable, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { settleAnswer } from '../operator/operator.answer.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { RequestPipe } from '../operator/request.pipe.js';
import { IsAttempt } from './attempt.guard.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleEntry } from './console.entry.js';
import { settleNothing } from './console.response.js';
import { ConsoleThrottle } from './console.throttle.js';
import { InvitedPerson } from './console.views.js';
import { Acting, Public } from './needs.decorator.js';
import { Newcomers } from './newcomers.js';
import { InvitationRequest, LinkRequest, SetupRequest } from './sign.in.requests.js';

/** In by a link that works once. */
@Injectable()
export abstract class NewcomersController {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly entry: ConsoleEntry,
    private readonly throttle: ConsoleThrottle,
    private readonly audit: ConsoleAudit,
  ) {}

  @Public()
  @IsAttempt()
  @Post('setup')
  @ApiBody({ type: SetupRequest })
  @ApiNoContentResponse()
  async setUp(
    @JsonBody(new RequestPipe(SetupRequest)) given: Readonly<SetupRequest>,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id } = await this.newcomers.setUp(given);
    await this.throttle.giveBack('address', String(access.actor.ipAddress));
    await this.audit.tell(access.as(id), 'console.set-up', id);
    settleNothing(response, (await this.entry.enter(given, request)).cookies);
  }

  /** By POST, so that the token is in no log of addresses. */
  @Public()
  @IsAttempt()
  @Post('invitation/person')
  @ApiBody({ type: LinkRequest })
  @ApiOkResponse({ type: InvitedPerson })
  async person(
    @JsonBody(new RequestPipe(LinkRequest)) { token }: Readonly<LinkRequest>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { name, email } = await this.newcomers.invitedBy(token);
    await this.throttle.giveBack('address', String(access.actor.ipAddress));
    settleAnswer(response, { name, email } satisfies InvitedPerson);
  }

  @Public()
  @IsAttempt()
  @Post('invitation')
  @ApiBody({ type: InvitationRequest })
  @ApiNoContentResponse()
  async accept(
    @JsonBody(new RequestPipe(InvitationRequest)) given: Readonly<InvitationRequest>,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id, email } = await this.newcomers.accept(given);
    await this.throttle.giveBack('address', String(access.actor.ipAddress));
    await this.audit.tell(access.as(id), 'invitation.accepted', id);
    await this.throttle.forget('email', email);
    settleNothing(response, (await this.entry.enter({ ...given, email }, request)).cookies);
  }
}
