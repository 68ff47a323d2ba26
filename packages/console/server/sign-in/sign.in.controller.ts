import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { ThrottleSignIn } from './sign.in.throttle.guard.js';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { AuthService } from '../auth/auth.service.js';
import { SignInService } from './sign.in.service.js';
import { RequestAuthenticator } from '../request/request.authenticator.js';
import { ConsoleException } from '../common/console.exception.js';
import type { ConsoleRequest } from '../auth/console.request.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { SignInMethods } from '../auth/auth.views.js';
import { FailedSignInRecorder } from './failed.sign.in.recorder.js';
import { setCookies } from './response.cookies.js';
import {
  CurrentPrincipal,
  RequirePermission,
  Public,
} from '../auth/require.permission.decorator.js';
import { SignInRequest } from './sign.in.requests.js';

/** Sign-in with a password, and sign-out. */
@Controller()
export class SignInController {
  constructor(
    private readonly auth: AuthService,
    private readonly authenticator: RequestAuthenticator,
    private readonly throttle: SignInThrottle,
    private readonly signInService: SignInService,
    private readonly audit: AuditLog,
    private readonly failedSignIns: FailedSignInRecorder,
  ) {}

  @Public()
  @Get('sign-in')
  @ApiOkResponse({ type: SignInMethods })
  options(): SignInMethods {
    return this.auth.signInMethods;
  }

  @Public()
  @ThrottleSignIn()
  @Post('auth/sign-in/email')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signIn(
    @Body() body: SignInRequest,
    @CurrentPrincipal() principal: Principal,
    @Req() request: ConsoleRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const email = body.email.toLowerCase();
    await this.throttle.consume('email', email);
    const result = await this.signInService.signIn(body, request).catch(async (error: unknown) => {
      // The e-mail is not recorded, because users type passwords into that field by mistake.
      if (error instanceof ConsoleException && error.code === 'invalid-credentials') {
        await this.failedSignIns.record(principal, 'password');
      }
      throw error;
    });
    await this.throttle.reset('email', email);
    await this.throttle.refund('address', String(principal.claims.ipAddress));
    await this.audit.record(principal.withId(result.userId), 'sign-in.done', result.userId);
    setCookies(response, result.cookies);
  }

  @RequirePermission('session')
  @Post('auth/sign-out')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @Req() request: ConsoleRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const cookies = await this.auth.signOut(this.authenticator.getAuthHeaders(request));
    await this.audit.record(principal, 'sign-out.done', principal.id);
    setCookies(response, cookies);
  }
}
