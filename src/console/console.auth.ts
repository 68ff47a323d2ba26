import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { APIError } from 'better-auth';
import { faultKindOf } from '../payload/fault.kind.js';
import { authUrlOf, type BetterAuth, betterAuthOf, SSO } from './better.auth.js';
import { ConsoleProblem } from './console.problem.js';
import { secretIn } from './console.secret.js';
import { ConsoleSettings } from './console.settings.js';
import { ConsoleStorage } from './console.storage.js';
import type { SignInOptions } from './console.views.js';

/** Signs in and out by better-auth, from when the database is open. */
@Injectable()
export class ConsoleAuth implements OnModuleInit {
  readonly #logger = new Logger('HaptikConsole');
  #auth: BetterAuth | undefined;

  constructor(
    private readonly settings: ConsoleSettings,
    private readonly storage: ConsoleStorage,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.storage.whenOpen(async ({ orm }) => {
      const secret = this.settings.secret ?? (await secretIn(orm));
      this.#auth = betterAuthOf(orm, this.settings, secret, this.#logger);
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

  /** The id of the user whose session begins with these cookies. */
  async ownerOf(cookies: readonly string[]): Promise<string | undefined> {
    const Cookie = cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
    return (await this.sessionOf(new Headers({ Cookie })))?.userId;
  }

  /** The cookies of a new session; undefined for a wrong password or an e-mail that nobody has. */
  async signIn(
    email: string,
    password: string,
    headers: Headers,
  ): Promise<readonly string[] | undefined> {
    const body = { email, password };
    const response = await this.ask(({ api }) =>
      api.signInEmail({ body, headers, asResponse: true }),
    );
    return response.ok ? response.headers.getSetCookie() : undefined;
  }

  /** Ends the session of a cookie; what is given back deletes the cookie. */
  async signOut(headers: Headers): Promise<readonly string[]> {
    const response = await this.ask(({ api }) => api.signOut({ headers, asResponse: true }));
    return response.headers.getSetCookie();
  }

  /** Where the provider of single sign-on asks who somebody is, and the cookies of the attempt. */
  async startSso(headers: Headers): Promise<{ url: string; cookies: readonly string[] }> {
    if (!this.settings.sso) throw noSso();
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

  /** What the provider sent somebody back with: where to go next, and the cookies of the session. */
  async endSso(
    query: string,
    headers: Headers,
  ): Promise<{ url: string; cookies: readonly string[]; person: string | undefined }> {
    if (!this.settings.sso) throw noSso();
    const request = new Request(`${authUrlOf(this.settings.url)}/callback/${SSO}${query}`, {
      headers,
    });
    const response = await this.ask(({ handler }) => handler(request));
    const url = response.headers.get('location') ?? `${this.settings.url}/sign-in`;
    const cookies = response.headers.getSetCookie();
    const isIn = cookies.some((cookie) => /session_token=[^;]/.test(cookie));
    return { url, cookies, person: isIn ? await this.ownerOf(cookies) : undefined };
  }

  /** @throws ConsoleProblem when the database is away */
  private async ask<T>(work: (auth: BetterAuth) => Promise<T>): Promise<T> {
    if (!this.#auth) throw ConsoleProblem.unavailable();
    try {
      const answer = await work(this.#auth);
      if (answer instanceof Response && answer.status >= 500) throw ConsoleProblem.unavailable();
      return answer;
    } catch (error) {
      if (error instanceof ConsoleProblem) throw error;
      this.#logger.error(`Nobody can sign in now (${faultKindOf(error)}).`);
      throw error instanceof APIError ? ConsoleProblem.unavailable() : error;
    }
  }
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
