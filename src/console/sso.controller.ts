import { Get, Injectable, Req, Res } from '@nestjs/common';
import { ApiFoundResponse } from '@nestjs/swagger';
import { settle } from '../reply/json.response.js';
import { networkOf } from './client.address.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleAuth } from './console.auth.js';
import { ConsoleIdentity } from './console.identity.js';
import type { ConsoleRequest } from './console.request.js';
import { send } from './console.response.js';
import { ConsoleThrottle } from './console.throttle.js';
import { FailedSignIns } from './failed.sign.ins.js';
import { Acting, Public } from './needs.decorator.js';

/** Single sign-on: to the provider, and back. */
@Injectable()
export abstract class SsoController {
  constructor(
    private readonly auth: ConsoleAuth,
    private readonly identity: ConsoleIdentity,
    private readonly throttle: ConsoleThrottle,
    private readonly audit: ConsoleAudit,
    private readonly failures: FailedSignIns,
  ) {}

  @Public()
  @Get('sso')
  @ApiFoundResponse({ description: 'To the provider.' })
  async start(@Req() request: object, @Res({ passthrough: true }) response: object): Promise<void> {
    const headers = this.identity.headersOf(request as ConsoleRequest);
    redirect(response, await this.auth.startSso(headers));
  }

  @Public()
  @Get('callback/sso')
  @ApiFoundResponse({ description: 'To the console.' })
  async end(
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    this.auth.needsSso();
    const { url } = request as ConsoleRequest;
    const headers = this.identity.headersOf(request as ConsoleRequest);
    await this.count(await this.auth.attemptOf(headers), String(access.actor.ipAddress));
    const end = await this.auth.endSso(url.replace(/^[^?]*/, ''), headers);
    const { userId } = end;
    if (userId === undefined) {
      await this.failures.tell(access, 'single sign-on');
    } else {
      await this.audit.tell(access.as(userId), 'sign-in.done', userId, 'single sign-on');
    }
    redirect(response, end);
  }

  /**
   * Pages of others can begin attempts and send browsers back, so what fails counts for its own attempt
   * alone: nobody else of the network is kept out. What belongs to no attempt of ours counts for its network.
   */
  private async count(attempt: string | undefined, address: string): Promise<void> {
    if (attempt === undefined) await this.throttle.count('stray', address);
    else await this.throttle.count('sso', `${attempt} ${networkOf(address)}`);
  }
}

function redirect(
  response: object,
  { url, cookies }: { url: string; cookies: readonly string[] },
): void {
  const headers = { Location: url, 'Set-Cookie': [...cookies] };
  settle(response, () => send(response, { status: 302, headers }));
}
