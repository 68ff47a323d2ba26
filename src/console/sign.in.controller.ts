import { Get, Injectable, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { sendAnswer } from '../operator/operator.answer.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { RequestPipe } from '../operator/request.pipe.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleAuth, type Entry } from './console.auth.js';
import { ConsoleIdentity } from './console.identity.js';
import { ConsoleProblem } from './console.problem.js';
import type { ConsoleRequest } from './console.request.js';
import { sendNothing } from './console.response.js';
import { ConsoleThrottle } from './console.throttle.js';
import { SignInOptions } from './console.views.js';
import { Acting, Needs, Public } from './needs.decorator.js';
import { Newcomers } from './newcomers.js';
import { InvitationRequest, SetupRequest, SignInRequest } from './sign.in.requests.js';

/** Ways in and out. */
@Injectable()
export abstract class SignInController {
  constructor(
    private readonly auth: ConsoleAuth,
    private readonly identity: ConsoleIdentity,
    private readonly throttle: ConsoleThrottle,
    private readonly newcomers: Newcomers,
    private readonly audit: ConsoleAudit,
  ) {}

  @Public()
  @Get('sign-in')
  @ApiOkResponse({ type: SignInOptions })
  options(@Res() response: object): void {
    sendAnswer(response, this.auth.options);
  }

  @Public()
  @Post('setup')
  @ApiBody({ type: SetupRequest })
  @ApiNoContentResponse()
  async setUp(
    @JsonBody(new RequestPipe(SetupRequest)) given: Readonly<SetupRequest>,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res() response: object,
  ): Promise<void> {
    await this.throttle.count('address', String(access.actor.ipAddress));
    const { id } = await this.newcomers.setUp(given);
    await this.audit.tell(access.as(id), 'console.set-up', id);
    sendNothing(response, (await this.enter(given, request)).cookies);
  }

  @Public()
  @Post('invitation')
  @ApiBody({ type: InvitationRequest })
  @ApiNoContentResponse()
  async accept(
    @JsonBody(new RequestPipe(InvitationRequest)) given: Readonly<InvitationRequest>,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res() response: object,
  ): Promise<void> {
    await this.throttle.count('address', String(access.actor.ipAddress));
    const { id, email } = await this.newcomers.accept(given);
    await this.audit.tell(access.as(id), 'invitation.accepted', id);
    await this.throttle.forget('email', email);
    sendNothing(response, (await this.enter({ ...given, email }, request)).cookies);
  }

  @Public()
  @Post('auth/sign-in/email')
  @ApiBody({ type: SignInRequest })
  @ApiNoContentResponse()
  async signIn(
    @JsonBody(new RequestPipe(SignInRequest)) given: Readonly<SignInRequest>,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res() response: object,
  ): Promise<void> {
    const email = given.email.toLowerCase();
    await this.throttle.count('address', String(access.actor.ipAddress));
    await this.throttle.count('email', email);
    const { cookies, userId } = await this.enter(given, request).catch(async (error: unknown) => {
      // Whose e-mail it was is not kept: people type passwords into that field.
      if (error instanceof ConsoleProblem && error.code === 'wrong-credentials') {
        await this.audit.tell(access, 'sign-in.failed', 'somebody');
      }
      throw error;
    });
    await this.throttle.forget('email', email);
    await this.audit.tell(access.as(userId), 'sign-in.done', userId);
    sendNothing(response, cookies);
  }

  @Needs('session')
  @Post('auth/sign-out')
  @ApiNoContentResponse()
  async signOut(
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res() response: object,
  ): Promise<void> {
    const cookies = await this.auth.signOut(this.identity.headersOf(request as ConsoleRequest));
    await this.audit.tell(access, 'sign-out.done', access.id);
    sendNothing(response, cookies);
  }

  /** @throws ConsoleProblem when the password is wrong */
  private async enter(
    { email, password }: Readonly<SignInRequest>,
    request: object,
  ): Promise<Entry> {
    const headers = this.identity.headersOf(request as ConsoleRequest);
    const entry = await this.auth.signIn(email, password, headers);
    if (entry) return entry;
    const message = 'E-mail or password is wrong, or the user is switched off. Try again.';
    throw new ConsoleProblem('wrong-credentials', message);
  }
}
