import { Injectable, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { setOperatorResponse } from '../operator/operator.response.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { StrictValidationPipe } from '../operator/validation/strict.validation.pipe.js';
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

/** Setup and invitations, by links that work once. */
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
    @JsonBody(new StrictValidationPipe(SetupRequest)) body: Readonly<SetupRequest>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id } = await this.invitations.setUp(body);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    await this.audit.record(principal.withId(id), 'console.set-up', id);
    sendNoContent(response, (await this.signInService.signIn(body, request)).cookies);
  }

  /** A POST, so that the token does not appear in access logs. */
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
    @JsonBody(new StrictValidationPipe(InvitationRequest)) body: Readonly<InvitationRequest>,
    @CurrentPrincipal() principal: Principal,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { id, email } = await this.invitations.accept(body);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    await this.audit.record(principal.withId(id), 'invitation.accepted', id);
    await this.throttle.reset('email', email);
    sendNoContent(response, (await this.signInService.signIn({ ...body, email }, request)).cookies);
  }
}
