import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { AuthErrorLogger } from './auth.error.logger.js';
import { isTls } from './auth.headers.js';
import { resolveAuthUrl, type BetterAuth, createBetterAuth, SSO } from './better.auth.js';
import { ConsoleException } from './console.exception.js';
import { loadOrCreateSecret } from './cookie.secret.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';
import { ConsoleStorage } from './console.storage.js';
import type { SignInMethods } from './console.views.js';
import { attemptOf } from './sso.attempt.js';
import { SsoErrorLogger } from './sso.error.logger.js';

/** Attempts of single sign-on that begin at once: each asks a provider that was never reached. */
const MAX_STARTING_SSO = 20;

/** Signs in and out by better-auth, from when the database is open. */
@Injectable()
export class AuthService implements OnModuleInit {
  readonly #errorLogger = new AuthErrorLogger(new RateLimitedLogger('HaptikConsole'));
  readonly #ssoErrorLogger = new SsoErrorLogger(new RateLimitedLogger('HaptikConsole'));
  #auth: BetterAuth | undefined;
  #starting = 0;

  constructor(
    private readonly settings: ResolvedConsoleOptions,
    private readonly storage: ConsoleStorage,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.storage.onOpen(async ({ orm }) => {
      const secret = this.settings.secret ?? (await loadOrCreateSecret(orm));
      this.#auth = createBetterAuth(orm, this.settings, secret, this.#errorLogger);
    });
  }

  /** What can be chosen beside a password. */
  get signInMethods(): SignInMethods {
    const { sso, url } = this.settings;
    return { sso: sso ? { name: sso.name ?? 'Single sign-on', url: `${url}/api/auth/sso` } : null };
  }

  /** The session that a cookie names, and whose it is. */
  async findSession(headers: Headers): Promise<SessionRow | undefined> {
    const found = await this.call(({ api }) =>
      api.getSession({ headers, query: { disableRefresh: true } }),
    );
    return found?.session;
  }

  /** A new session; undefined for a wrong password or an e-mail that nobody has. */
  async signIn(
    email: string,
    password: string,
    headers: Headers,
  ): Promise<SignInResult | undefined> {
    const body = { email, password };
    const response = await this.call(({ api }) =>
      api.signInEmail({ body, headers, asResponse: true }),
    );
    if (!response.ok) return undefined;
    const cookies = this.getCookies(response, headers);
    const userId = await this.findUserId(cookies);
    return userId === undefined ? undefined : { cookies, userId };
  }

  /** Ends the session of a cookie; what is given back deletes the cookie. */
  async signOut(headers: Headers): Promise<readonly string[]> {
    const response = await this.call(({ api }) => api.signOut({ headers, asResponse: true }));
    return this.getCookies(response, headers);
  }

  /** @throws ConsoleException where there is no single sign-on */
  assertSsoEnabled(): void {
    if (!this.settings.sso) throw ssoNotConfigured();
  }

  /** Where the provider of single sign-on asks who somebody is, and the cookies of the attempt. */
  async startSso(headers: Headers): Promise<{ url: string; cookies: readonly string[] }> {
    this.assertSsoEnabled();
    if (this.#starting >= MAX_STARTING_SSO) throw ssoUnavailable();
    this.#starting++;
    return this.requestProviderUrl(headers).finally(() => this.#starting--);
  }

  private async requestProviderUrl(
    headers: Headers,
  ): Promise<{ url: string; cookies: readonly string[] }> {
    const { url: base } = this.settings;
    const back = { callbackURL: `${base}/`, errorCallbackURL: `${base}/sign-in` };
    const body = { provider: SSO, ...back };
    const response = await this.call(({ api }) =>
      api.signInSocial({ body, headers, asResponse: true }),
    );
    const { url } = (await response.json()) as { url?: string };
    if (!response.ok || url === undefined) throw ssoUnavailable();
    return { url, cookies: response.headers.getSetCookie() };
  }

  /** What stands for the attempt whose cookie a browser sent; undefined when it was not begun here. */
  attemptOf(headers: Headers): Promise<string | undefined> {
    return this.call((auth) => attemptOf(auth, headers));
  }

  /** What the provider sent somebody back with: where to go next, and who is in now, if anybody. */
  async completeSso(
    query: string,
    headers: Headers,
  ): Promise<Omit<SignInResult, 'userId'> & { url: string; userId: string | undefined }> {
    this.assertSsoEnabled();
    const request = new Request(`${resolveAuthUrl(this.settings.url)}/callback/${SSO}${query}`, {
      headers,
    });
    const response = await this.call(({ handler }) => handler(request));
    const url = response.headers.get('location') ?? `${this.settings.url}/sign-in`;
    this.#ssoErrorLogger.logRedirect(url);
    const cookies = response.headers.getSetCookie();
    return { url, cookies, userId: await this.findUserId(cookies) };
  }

  /** Whose session the cookies are, which an answer sets. */
  private async findUserId(cookies: readonly string[]): Promise<string | undefined> {
    const cookie = cookies.map((line) => line.replace(/;.*/s, '')).join('; ');
    return (await this.findSession(new Headers({ cookie })))?.userId;
  }

  /** What publicUrl says of TLS better-auth knows, and nothing of the connection. */
  private getCookies(response: Response, headers: Headers): readonly string[] {
    const cookies = response.headers.getSetCookie();
    const isSecure = this.settings.url === undefined && isTls(headers);
    return isSecure ? cookies.map((cookie) => `${cookie}; Secure`) : cookies;
  }

  /** @throws ConsoleException when the database is away, or was not reached yet */
  private async call<T>(work: (auth: BetterAuth) => Promise<T>): Promise<T> {
    if (!this.#auth) throw this.storage.unavailable;
    const auth = this.#auth;
    return this.#errorLogger.run(() => work(auth));
  }
}

/** Somebody who came in, and the cookies of the session. */
export interface SignInResult {
  readonly cookies: readonly string[];
  readonly userId: string;
}

/** A row of better-auth, as far as we read it. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly updatedAt: Date;
}

function ssoUnavailable(): ConsoleException {
  return new ConsoleException(
    'unavailable',
    'Single sign-on cannot be reached now. Sign in with your password, or try again in a moment.',
  );
}

function ssoNotConfigured(): ConsoleException {
  return new ConsoleException('not-found', 'There is no single sign-on here. Use your password.');
}
