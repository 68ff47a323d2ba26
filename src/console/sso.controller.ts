import { Get, Injectable, Req, Res } from '@nestjs/common';
import { ApiFoundResponse } from '@nestjs/swagger';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleAuth } from './console.auth.js';
import { ConsoleIdentity } from './console.identity.js';
import type { ConsoleRequest } from './console.request.js';
import { send } from './console.response.js';
import { ConsoleThrottle } from './console.throttle.js';
import { Acting, Public } from './needs.decorator.js';

/** Single sign-on: to the provider, and back. */
@Injectable()
export abstract class SsoController {
  constructor(
    private readonly auth: ConsoleAuth,
    private readonly identity: ConsoleIdentity,
    private readonly throttle: ConsoleThrottle,
    private readonly audit: ConsoleAudit,
  ) {}

  @Public()
  @Get('sso')
  @ApiFoundResponse({ description: 'To the provider.' })
  async start(
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res() response: object,
  ): Promise<void> {
    await this.throttle.count('address', String(access.actor.ipAddress));
    const headers = this.identity.headersOf(request as ConsoleRequest);
    redirect(response, await this.auth.startSso(headers));
  }

  @Public()
  @Get('callback/sso')
  @ApiFoundResponse({ description: 'To the console.' })
  async end(
    @Acting() access: ConsoleAccess,
    @Req() request: object,
    @Res() response: object,
  ): Promise<void> {
    const { url } = request as ConsoleRequest;
    const headers = this.identity.headersOf(request as ConsoleRequest);
    const end = await this.auth.endSso(url.replace(/^[^?]*/, ''), headers);
    const { userId } = end;
    if (userId === undefined) await this.audit.tell(access, 'sign-in.failed', 'single sign-on');
    else await this.audit.tell(access.as(userId), 'sign-in.done', userId, 'single sign-on');
    redirect(response, end);
  }
}

function redirect(
  response: object,
  { url, cookies }: { url: string; cookies: readonly string[] },
): void {
  const headers = { Location: url, 'Set-Cookie': [...cookies] };
  send(response, { status: 302, headers });
}
