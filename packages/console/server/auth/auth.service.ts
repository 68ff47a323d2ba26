import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RateLimitedLogger } from 'nestjs-haptik/internal';
import { AuthErrorLogger } from './auth.error.logger.js';
import { isTls } from './auth.headers.js';
import { resolveAuthUrl, type BetterAuth, createBetterAuth, SSO } from './better.auth.js';
import { ConsoleException } from '../common/console.exception.js';
import { loadOrCreateSecret } from './cookie.secret.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';
import { ConsoleStorage } from '../common/console.storage.js';
import type { SignInMethods } from './auth.views.js';
import { attemptOf } from './sso/sso.attempt.js';
import { SsoErrorLogger } from './sso/sso.error.logger.js';

/**
 * Maximum number of single sign-on attempts that start concurrently. Each may wait for a provider
 * that was never reached.
 */
const MAX_STARTING_SSO = 20;

/** Signs users in and out with better-auth, once the database is open. */
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

  /** Sign-in methods besides the password. */
  get signInMethods(): SignInMethods {
    const { sso, url } = this.settings;
    return { sso: sso ? { name: sso.name ?? 'Single sign-on', url: `${url}/api/auth/sso` } : null };
  }

  /** Returns the session of the cookie. */
  async findSession(headers: Headers): Promise<SessionRow | undefined> {
    const found = await this.call(({ api }) =>
      api.getSession({ headers, query: { disableRefresh: true } }),
    );
    return found?.session;
  }

  /** Creates a session; undefined for a wrong password or an unknown e-mail. */
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

  /** Ends the session of the cookie. Returns the cookies that clear it in the browser. */
  async signOut(headers: Headers): Promise<readonly string[]> {
    const response = await this.call(({ api }) => api.signOut({ headers, asResponse: true }));
    return this.getCookies(response, headers);
  }

  /** @throws ConsoleException if single sign-on is not configured */
  assertSsoEnabled(): void {
    if (!this.settings.sso) throw ssoNotConfigured();
  }

  /** Returns the authorization URL of the provider, and the cookies of the attempt. */
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

  /**
   * Returns a short digest of the attempt whose cookie the browser sent; undefined if the cookie
   * was not issued here.
   */
  attemptOf(headers: Headers): Promise<string | undefined> {
    return this.call((auth) => attemptOf(auth, headers));
  }

  /**
   * Handles the callback of the provider. Returns the redirect target, and the user if sign-in
   * succeeded.
   */
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

  /** Returns the user whose session a response sets. */
  private async findUserId(cookies: readonly string[]): Promise<string | undefined> {
    const cookie = cookies.map((line) => line.replace(/;.*/s, '')).join('; ');
    return (await this.findSession(new Headers({ cookie })))?.userId;
  }

  /**
   * better-auth derives Secure from publicUrl, and does not see whether the connection uses TLS.
   */
  private getCookies(response: Response, headers: Headers): readonly string[] {
    const cookies = response.headers.getSetCookie();
    const isSecure = this.settings.url === undefined && isTls(headers);
    return isSecure ? cookies.map((cookie) => `${cookie}; Secure`) : cookies;
  }

  /** @throws ConsoleException if the database is unavailable */
  private async call<T>(work: (auth: BetterAuth) => Promise<T>): Promise<T> {
    if (!this.#auth) throw this.storage.unavailable;
    const auth = this.#auth;
    return this.#errorLogger.run(() => work(auth));
  }
}

/** A user who signed in, and the cookies of the session. */
export interface SignInResult {
  readonly cookies: readonly string[];
  readonly userId: string;
}

/** The columns of a better-auth session that are used here. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly updatedAt: Date;
}

function ssoUnavailable(): ConsoleException {
  return new ConsoleException(
    'unavailable',
    'Single sign-on is currently unavailable. Sign in with your password, or try again in ' +
      'a moment.',
  );
}

function ssoNotConfigured(): ConsoleException {
  return new ConsoleException(
    'not-found',
    'Single sign-on is not configured. Sign in with your password.',
  );
}
