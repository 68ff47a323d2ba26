import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import { consoleUsers } from '@nestjs-haptik/storage/internal';
import { toAuthHeaders } from '../auth/auth.headers.js';
import { resolveClientAddress } from 'nestjs-haptik/internal';
import { Principal } from '../auth/principal.js';
import { AuthService } from '../auth/auth.service.js';
import { type ConsoleRequest, getHeader } from '../auth/console.request.js';
import { ROLE_PERMISSIONS } from '../common/console.permissions.js';
import { SessionsRepository } from '../auth/sessions.repository.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';
import { ConsoleStorage } from '../common/console.storage.js';
import { ApiTokensService } from '../tokens/api.tokens.service.js';
import { ProxyHeaderCheck } from './proxy.header.check.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** Authenticates requests by API token or session cookie. */
@Injectable()
export class RequestAuthenticator {
  constructor(
    private readonly settings: ResolvedConsoleOptions,
    private readonly storage: ConsoleStorage,
    private readonly auth: AuthService,
    private readonly sessions: SessionsRepository,
    private readonly tokens: ApiTokensService,
    private readonly proxyHeaders: ProxyHeaderCheck,
  ) {}

  /** Returns undefined for an unauthenticated request. */
  authenticate(request: ConsoleRequest): Promise<Principal | undefined> {
    const given = getHeader(request, 'authorization');
    // Basic credentials belong to a proxy with its own password, not to the console.
    const bearer = given !== undefined && /^Basic /i.test(given) ? undefined : given;
    // A token takes precedence: a cookie must not add permissions to it.
    return bearer === undefined
      ? this.authenticateSession(request)
      : this.authenticateToken(request, bearer);
  }

  getClientAddress(request: ConsoleRequest): string | null {
    this.proxyHeaders.check(request);
    return resolveClientAddress(request, this.settings.trustProxy);
  }

  /** Returns the headers that better-auth needs. */
  getAuthHeaders(request: ConsoleRequest): Headers {
    return toAuthHeaders(request, this.getClientAddress(request));
  }

  private async authenticateToken(
    request: ConsoleRequest,
    bearer: string,
  ): Promise<Principal | undefined> {
    const token = await this.tokens.find(BEARER.exec(bearer)?.[1] ?? '');
    if (!token) return undefined;
    await this.tokens.touch(token);
    return new Principal({
      kind: 'token',
      id: token.id,
      name: `token ${token.name}`,
      role: null,
      permissions: token.scopes,
      languages: token.languages,
      prefixes: token.prefixes,
      sessionId: null,
      ipAddress: this.getClientAddress(request),
    });
  }

  private async authenticateSession(request: ConsoleRequest): Promise<Principal | undefined> {
    const session = await this.auth.findSession(this.getAuthHeaders(request));
    if (!session) return undefined;
    const { orm } = this.storage;
    const [user] = await orm.select().from(consoleUsers).where(eq(consoleUsers.id, session.userId));
    if (!user || user.isDisabled) return undefined;
    await this.sessions.touch(session);
    return new Principal({
      kind: 'user',
      id: user.id,
      name: user.name,
      role: user.role,
      permissions: ROLE_PERMISSIONS[user.role],
      languages: user.languages,
      prefixes: user.prefixes,
      sessionId: session.id,
      ipAddress: this.getClientAddress(request),
    });
  }
}
