import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LimitedLogger } from '../limited.logger.js';
import { AuthFaults } from './auth.faults.js';
import { isByTls } from './auth.headers.js';
import { authUrlOf, type BetterAuth, betterAuthOf, SSO } from './better.auth.js';
import { ConsoleProblem } from './console.problem.js';
import { secretIn } from './console.secret.js';
import { ConsoleSettings } from './console.settings.js';
import { ConsoleStorage } from './console.storage.js';
import type { SignInOptions } from './console.views.js';
import { attemptOf } from './sso.attempt.js';
import { SsoRefusals } from './sso.refusals.js';

/** Attempts of single sign-on that begin at once: each asks a provider that was never reached. */
const MOST_STARTING = 20;

/** Signs in and out by better-auth, from when the database is open. */
@Injectable()
export class ConsoleAuth implements OnModuleInit {
  readonly #faults = new AuthFaults(new LimitedLogger('HaptikConsole'));
  readonly #refusals = new SsoRefusals(new LimitedLogger('HaptikConsole'));
  #auth: BetterAuth | undefined;
  #starting = 0;

  constructor(
    private readonly settings: ConsoleSettings,
    private readonly storage: ConsoleStorage,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.storage.whenOpen(async ({ orm }) => {
      const secret = this.settings.secret ?? (await secretIn(orm));
      this.#auth = betterAuthOf(orm, this.settings, secret, this.#faults);
    });
  }

  /** What can be chosen beside a password. */
  get options(): SignInOptions {
    const { sso, url } = this.settings;
    return { sso: sso ? { name: sso.name ?? 'Single sign-on', url: `${url}/api/auth/sso` } : null };
  }

  /** The session that a cookie names, and whose it is. */
  async sessionOf(headers: Headers): Promise<SessionRow | undefined> {
    const found = await this.ask(({ api }) =>
      api.getSession({ headers, query: { disableRefresh: true } }),
    );
    return found?.session;
  }

  /** A new session; undefined for a wrong password or an e-mail that nobody has. */
  async signIn(email: string, password: string, headers: Headers): Promise<Entry | undefined> {
    const body = { email, password };
    const response = await this.ask(({ api }) =>
      api.signInEmail({ body, headers, asResponse: true }),
    );
    if (!response.ok) return undefined;
    const cookies = this.cookiesOf(response, headers);
    const userId = await this.userOf(cookies);
    return userId === undefined ? undefined : { cookies, userId };
  }

  /** Ends the session of a cookie; what is given back deletes the cookie. */
  async signOut(headers: Headers): Promise<readonly string[]> {
    const response = await this.ask(({ api }) => api.signOut({ headers, asResponse: true }));
    return this.cookiesOf(response, headers);
  }

  /** @throws ConsoleProblem where there is no single sign-on */
  needsSso(): void {
    if (!this.settings.sso) throw noSso();
  }

  /** Where the provider of single sign-on asks who somebody is, and the cookies of the attempt. */
  async startSso(headers: Headers): Promise<{ url: string; cookies: readonly string[] }> {
    this.needsSso();
    if (this.#starting >= MOST_STARTING) throw ssoAway();
    this.#starting++;
    return this.askProvider(headers).finally(() => this.#starting--);
  }

  private async askProvider(
    headers: Headers,
  ): Promise<{ url: string; cookies: readonly string[] }> {
    const { url: base } = this.settings;
    const back = { callbackURL: `${base}/`, errorCallbackURL: `${base}/sign-in` };
    const body = { provider: SSO, ...back };
    const response = await this.ask(({ api }) =>
      api.signInSocial({ body, headers, asResponse: true }),
    );
    const { url } = (await response.json()) as { url?: string };
    if (!response.ok || url === undefined) throw ssoAway();
    return { url, cookies: response.headers.getSetCookie() };
  }

  /** What stands for the attempt whose cookie a browser sent; undefined when it was not begun here. */
  attemptOf(headers: Headers): Promise<string | undefined> {
    return this.ask((auth) => attemptOf(auth, headers));
  }

  /** What the provider sent somebody back with: where to go next, and who is in now, if anybody. */
  async endSso(
    query: string,
    headers: Headers,
  ): Promise<Omit<Entry, 'userId'> & { url: string; userId: string | undefined }> {
    this.needsSso();
    const request = new Request(`${authUrlOf(this.settings.url)}/callback/${SSO}${query}`, {
      headers,
    });
    const response = await this.ask(({ handler }) => handler(request));
    const url = response.headers.get('location') ?? `${this.settings.url}/sign-in`;
    this.#refusals.tell(url);
    const cookies = response.headers.getSetCookie();
    return { url, cookies, userId: await this.userOf(cookies) };
  }

  /** Whose session the cookies are, which an answer sets. */
  private async userOf(cookies: readonly string[]): Promise<string | undefined> {
    const cookie = cookies.map((line) => line.replace(/;.*/s, '')).join('; ');
    return (await this.sessionOf(new Headers({ cookie })))?.userId;
  }

  /** What publicUrl says of TLS better-auth knows, and nothing of the connection. */
  private cookiesOf(response: Response, headers: Headers): readonly string[] {
    const cookies = response.headers.getSetCookie();
    const isSecure = this.settings.url === undefined && isByTls(headers);
    return isSecure ? cookies.map((cookie) => `${cookie}; Secure`) : cookies;
  }

  /** @throws ConsoleProblem when the database is away, or was not reached yet */
  private async ask<T>(work: (auth: BetterAuth) => Promise<T>): Promise<T> {
    if (!this.#auth) throw this.storage.unavailable;
    const auth = this.#auth;
    return this.#faults.ask(() => work(auth));
  }
}

/** Somebody who came in, and the cookies of the session. */
export interface Entry {
  readonly cookies: readonly string[];
  readonly userId: string;
}

/** A row of better-auth, as far as we read it. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly updatedAt: Date;
}

function ssoAway(): ConsoleProblem {
  return new ConsoleProblem(
    'unavailable',
    'Single sign-on cannot be reached now. Sign in with your password, or try again in a moment.',
  );
}

function noSso(): ConsoleProblem {
  return new ConsoleProblem('not-found', 'There is no single sign-on here. Use your password.');
}
