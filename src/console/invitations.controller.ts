import { Injectable, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { setOperatorResponse } from '../operator/operator.response.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { StrictValidationPipe } from '../operator/strict.validation.pipe.js';
import { ThrottleSignIn } from './sign.in.throttle.guard.js';
import type { Principal } from './principal.js';
import { AuditLog } from './audit.log.js';
import { SignInService } from './sign.in.service.js';
import { sendNoContent } from './console.response.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { Invitee } from './console.views.js';
import { CurrentPrincipal, Public } from './require.permission.decorator.js';
import { InvitationsService } from './invitations.service.js';
import { InvitationRequest, LinkRequest, SetupRequest } from './sign.in.requests.js';

/** In by a link that works once. */
@Injectable()
export abstract class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly signInService: SignInService,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
  ) {}

  @Public()
  @ThrottleSignIn()
  @Post('setup')
  @ApiBody({ type: SetupRequest })
  @ApiNoContentResponse()
  async setUp(
    @JsonBody(new StrictValidationPipe(SetupRequest)) given: Readonly<SetupRequest>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id } = await this.invitations.setUp(given);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    await this.audit.record(principal.withId(id), 'console.set-up', id);
    sendNoContent(response, (await this.signInService.signIn(given, request)).cookies);
  }

  /** By POST, so that the token is in no log of addresses. */
  @Public()
  @ThrottleSignIn()
  @Post('invitation/invitee')
  @ApiBody({ type: LinkRequest })
  @ApiOkResponse({ type: Invitee })
  async findInvitee(
    @JsonBody(new StrictValidationPipe(LinkRequest)) { token }: Readonly<LinkRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { name, email } = await this.invitations.findInvitedUser(token);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    setOperatorResponse(response, { name, email } satisfies Invitee);
  }

  @Public()
  @ThrottleSignIn()
  @Post('invitation')
  @ApiBody({ type: InvitationRequest })
  @ApiNoContentResponse()
  async accept(
    @JsonBody(new StrictValidationPipe(InvitationRequest)) given: Readonly<InvitationRequest>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id, email } = await this.invitations.accept(given);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    await this.audit.record(principal.withId(id), 'invitation.accepted', id);
    await this.throttle.reset('email', email);
    sendNoContent(
      response,
      (await this.signInService.signIn({ ...given, email }, request)).cookies,
    );
  }
}
