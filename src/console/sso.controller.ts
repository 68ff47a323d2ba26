import { Get, Injectable, Req, Res } from '@nestjs/common';
import { ApiFoundResponse } from '@nestjs/swagger';
import { finalizeResponse } from '../reply/json.response.js';
import { toNetwork } from './client.address.js';
import type { Principal } from './principal.js';
import { AuditLog } from './audit.log.js';
import { AuthService } from './auth.service.js';
import { RequestAuthenticator } from './request.authenticator.js';
import type { ConsoleRequest } from './console.request.js';
import { sendResponse } from './console.response.js';
import { SignInThrottle } from './sign.in.throttle.js';
import { FailedSignInRecorder } from './failed.sign.in.recorder.js';
import { CurrentPrincipal, Public } from './require.permission.decorator.js';

/** Single sign-on: redirect to the provider, and its callback. */
@Injectable()
export abstract class SsoController {
  constructor(
    private readonly auth: AuthService,
    private readonly authenticator: RequestAuthenticator,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
    private readonly failedSignIns: FailedSignInRecorder,
  ) {}

  @Public()
  @Get('sso')
  @ApiFoundResponse({ description: 'Redirect to the provider.' })
  async start(@Req() request: object, @Res({ passthrough: true }) response: object): Promise<void> {
    const headers = this.authenticator.getAuthHeaders(request as ConsoleRequest);
    redirect(response, await this.auth.startSso(headers));
  }

  @Public()
  @Get('callback/sso')
  @ApiFoundResponse({ description: 'Redirect to the console.' })
  async end(
    @CurrentPrincipal() principal: Principal,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    this.auth.assertSsoEnabled();
    const { url } = request as ConsoleRequest;
    const headers = this.authenticator.getAuthHeaders(request as ConsoleRequest);
    await this.count(await this.auth.attemptOf(headers), String(principal.claims.ipAddress));
    const end = await this.auth.completeSso(url.replace(/^[^?]*/, ''), headers);
    const { userId } = end;
    if (userId === undefined) {
      await this.failedSignIns.record(principal, 'single sign-on');
    } else {
      await this.audit.record(principal.withId(userId), 'sign-in.done', userId, 'single sign-on');
    }
    redirect(response, end);
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

function redirect(
  response: object,
  { url, cookies }: { url: string; cookies: readonly string[] },
): void {
  const headers = { Location: url, 'Set-Cookie': [...cookies] };
  finalizeResponse(response, () => sendResponse(response, { status: 302, headers }));
}
