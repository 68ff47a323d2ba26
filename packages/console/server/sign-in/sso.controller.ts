import type { ServerResponse } from 'node:http';
import { Controller, Get, Redirect, Req, Res } from '@nestjs/common';
import { ApiFoundResponse } from '@nestjs/swagger';
import { toNetwork } from 'nestjs-haptik/internal';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { AuthService } from '../auth/auth.service.js';
import { RequestAuthenticator } from '../request/request.authenticator.js';
import type { ConsoleRequest } from '../auth/console.request.js';
import { setCookies } from './response.cookies.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { FailedSignInRecorder } from './failed.sign.in.recorder.js';
import { CurrentPrincipal, Public } from '../auth/require.permission.decorator.js';

/** Single sign-on: redirect to the provider, and its callback. */
@Controller('auth')
export class SsoController {
  constructor(
    private readonly auth: AuthService,
    private readonly authenticator: RequestAuthenticator,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
    private readonly failedSignIns: FailedSignInRecorder,
  ) {}

  @Public()
  @Get('sso')
  @Redirect()
  @ApiFoundResponse({ description: 'Redirect to the provider.' })
  async start(
    @Req() request: ConsoleRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<{ readonly url: string }> {
    const { url, cookies } = await this.auth.startSso(this.authenticator.getAuthHeaders(request));
    setCookies(response, cookies);
    return { url };
  }

  @Public()
  @Get('callback/sso')
  @Redirect()
  @ApiFoundResponse({ description: 'Redirect to the console.' })
  async end(
    @CurrentPrincipal() principal: Principal,
    @Req() request: ConsoleRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<{ readonly url: string }> {
    this.auth.assertSsoEnabled();
    const headers = this.authenticator.getAuthHeaders(request);
    await this.count(await this.auth.attemptOf(headers), String(principal.claims.ipAddress));
    const query = request.url.replace(/^[^?]*/, '');
    const { url, cookies, userId } = await this.auth.completeSso(query, headers);
    if (userId === undefined) {
      await this.failedSignIns.record(principal, 'single sign-on');
    } else {
      await this.audit.record(principal.withId(userId), 'sign-in.done', userId, 'single sign-on');
    }
    setCookies(response, cookies);
    return { url };
  }

  /**
   * Other sites can start attempts and redirect browsers to the callback. Therefore a failure
   * counts for its own attempt only, and does not block the network. A callback without an attempt
   * of the console counts for its network.
   */
  private async count(attempt: string | undefined, address: string): Promise<void> {
    if (attempt === undefined) await this.throttle.consume('unmatched', address);
    else await this.throttle.consume('sso', `${attempt} ${toNetwork(address)}`);
  }
}
