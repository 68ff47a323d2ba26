import { Injectable } from '@nestjs/common';
import { eq } from 'drizzle-orm';
import { consoleUsers } from '../storage/database/console.schema.js';
import { authHeadersOf } from './auth.headers.js';
import { addressOf } from './client.address.js';
import { ConsoleAccess } from './console.access.js';
import { ConsoleAuth } from './console.auth.js';
import { type ConsoleRequest, headerOf } from './console.request.js';
import { RIGHTS_OF } from './console.rights.js';
import { ConsoleSessions } from './console.sessions.js';
import { ConsoleSettings } from './console.settings.js';
import { ConsoleStorage } from './console.storage.js';
import { ConsoleTokens } from './console.tokens.js';
import { ProxyWatch } from './proxy.watch.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** Finds out who asks: by an API token, or by the cookie of a session. */
@Injectable()
export class ConsoleIdentity {
  constructor(
    private readonly settings: ConsoleSettings,
    private readonly storage: ConsoleStorage,
    private readonly auth: ConsoleAuth,
    private readonly sessions: ConsoleSessions,
    private readonly tokens: ConsoleTokens,
    private readonly proxies: ProxyWatch,
  ) {}

  /** Undefined for somebody who is neither signed in nor has a token. */
  whoAsks(request: ConsoleRequest): Promise<ConsoleAccess | undefined> {
    const given = headerOf(request, 'authorization');
    // What a proxy with a password of its own is sent is none of ours.
    const bearer = given !== undefined && /^Basic /i.test(given) ? undefined : given;
    // A token that is given counts alone: a cookie must not lend it rights.
    return bearer === undefined ? this.ofCookie(request) : this.ofToken(request, bearer);
  }

  addressOf(request: ConsoleRequest): string | null {
    this.proxies.look(request);
    return addressOf(request, this.settings.trustProxy);
  }

  /** What better-auth needs to know of a request. */
  headersOf(request: ConsoleRequest): Headers {
    return authHeadersOf(request, this.addressOf(request));
  }

  private async ofToken(
    request: ConsoleRequest,
    bearer: string,
  ): Promise<ConsoleAccess | undefined> {
    const token = await this.tokens.find(BEARER.exec(bearer)?.[1] ?? '');
    if (!token) return undefined;
    await this.tokens.touch(token);
    return new ConsoleAccess({
      kind: 'token',
      id: token.id,
      name: `token ${token.name}`,
      role: null,
      rights: token.scopes,
      languages: token.languages,
      prefixes: token.prefixes,
      sessionId: null,
      ipAddress: this.addressOf(request),
    });
  }

  private async ofCookie(request: ConsoleRequest): Promise<ConsoleAccess | undefined> {
    const session = await this.auth.sessionOf(this.headersOf(request));
    if (!session) return undefined;
    const { orm } = this.storage;
    const [user] = await orm.select().from(consoleUsers).where(eq(consoleUsers.id, session.userId));
    if (!user || user.isDisabled) return undefined;
    await this.sessions.touch(session);
    return new ConsoleAccess({
      kind: 'user',
      id: user.id,
      name: user.name,
      role: user.role,
      rights: RIGHTS_OF[user.role],
      languages: user.languages,
      prefixes: user.prefixes,
      sessionId: session.id,
      ipAddress: this.addressOf(request),
    });
  }
}
