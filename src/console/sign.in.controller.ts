import { Get, Injectable, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { settleAnswer } from '../operator/operator.answer.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { RequestPipe } from '../operator/request.pipe.js';
import { IsAttempt } from './attempt.guard.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleAuth } from './console.auth.js';
import { ConsoleEntry } from './console.entry.js';
import { ConsoleIdentity } from './console.identity.js';
import { ConsoleProblem } from './console.problem.js';
import type { ConsoleRequest } from './console.request.js';
import { settleNothing } from './console.response.js';
import { ConsoleThrottle } from './console.throttle.js';
import { SignInOptions } from './console.views.js';
import { FailedSignIns } from './failed.sign.ins.js';
import { Acting, Needs, Public } from './needs.decorator.js';
import { SignInRequest } from './sign.in.requests.js';

/** In by a password, and out. */
@Injectable()
export abstract class SignInController {
  constructor(
    private readonly auth: ConsoleAuth,
    private readonly identity: ConsoleIdentity,
    private readonly throttle: ConsoleThrottle,
    private readonly entry: ConsoleEntry,
    private readonly audit: ConsoleAudit,
    private readonly failures: FailedSignIns,
  ) {}

  @Public()
  @Get('sign-in')
  @ApiOkResponse({ type: SignInOptions })
  options(@Res({ passthrough: true }) response: object): void {
    settleAnswer(response, this.auth.options);
  }

  @Public()
  @IsAttempt()
  @Post('auth/sign-in/email')
  @ApiBody({ type: SignInRequest })
  @ApiNoContentResponse()
  async signIn(
    @JsonBody(new RequestPipe(SignInRequest)) given: Readonly<SignInRequest>,
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const email = given.email.toLowerCase();
    await this.throttle.count('email', email);
    const entered = await this.entry.enter(given, request).catch(async (error: unknown) => {
      // Whose e-mail it was is not kept: people type passwords into that field.
      if (error instanceof ConsoleProblem && error.code === 'wrong-credentials') {
        await this.failures.tell(access, 'somebody');
      }
      throw error;
    });
    await this.throttle.forget('email', email);
    await this.throttle.giveBack('address', String(access.actor.ipAddress));
    await this.audit.tell(access.as(entered.userId), 'sign-in.done', entered.userId);
    settleNothing(response, entered.cookies);
  }

  @Needs('session')
  @Post('auth/sign-out')
  @ApiNoContentResponse()
  async signOut(
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const cookies = await this.auth.signOut(this.identity.headersOf(request as ConsoleRequest));
    await this.audit.tell(access, 'sign-out.done', access.id);
    settleNothing(response, cookies);
  }
}
