import type { ServerResponse } from 'node:http';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { ThrottleSignIn } from '../sign-in/sign.in.throttle.guard.js';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { SignInService } from '../sign-in/sign.in.service.js';
import { SignInThrottle } from '../sign-in/sign.in.throttle.js';
import { Invitee } from '../users/user.views.js';
import type { ConsoleRequest } from '../auth/console.request.js';
import { setCookies } from '../sign-in/response.cookies.js';
import { CurrentPrincipal, Public } from '../auth/require.permission.decorator.js';
import { InvitationsService } from './invitations.service.js';
import { InvitationRequest, LinkRequest, SetupRequest } from '../sign-in/sign.in.requests.js';

/** Setup and invitations, by links that work once. */
@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly signInService: SignInService,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
  ) {}

  @Public()
  @ThrottleSignIn()
  @Post('setup')
  @HttpCode(204)
  @ApiNoContentResponse()
  async setUp(
    @Body() body: SetupRequest,
    @CurrentPrincipal() principal: Principal,
    @Req() request: ConsoleRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const { id } = await this.invitations.setUp(body);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    await this.audit.record(principal.withId(id), 'console.set-up', id);
    setCookies(response, (await this.signInService.signIn(body, request)).cookies);
  }

  /** A POST, so that the token does not appear in access logs. */
  @Public()
  @ThrottleSignIn()
  @Post('invitation/invitee')
  @HttpCode(200)
  @ApiOkResponse({ type: Invitee })
  async findInvitee(
    @Body() { token }: LinkRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Invitee> {
    const { name, email } = await this.invitations.findInvitedUser(token);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    return { name, email } satisfies Invitee;
  }

  @Public()
  @ThrottleSignIn()
  @Post('invitation')
  @HttpCode(204)
  @ApiNoContentResponse()
  async accept(
    @Body() body: InvitationRequest,
    @CurrentPrincipal() principal: Principal,
    @Req() request: ConsoleRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const { id, email } = await this.invitations.accept(body);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    await this.audit.record(principal.withId(id), 'invitation.accepted', id);
    await this.throttle.reset('email', email);
    setCookies(
      response,
      (await this.signInService.signIn({ email, password: body.password }, request)).cookies,
    );
  }
}
