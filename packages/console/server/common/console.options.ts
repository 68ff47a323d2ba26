import type { ConsoleRole } from './console.permissions.js';

/** Single sign-on with OpenID Connect. */
export interface ConsoleSsoOptions {
  /** Label of the button, e.g. `Acme ID`. @default 'Single sign-on' */
  readonly name?: string | undefined;
  /** Issuer of the provider; its metadata is at `<issuer>/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Role of users who sign in without an invitation. Without it they are refused. @default none */
  readonly defaultRole?: ConsoleRole | undefined;
  /**
   * Accept an e-mail as verified if the provider sends neither `email_verified` nor `xms_edov`
   * (Entra ID). Enable it only for a provider where users cannot enter the address of another
   * person.
   * @default false
   */
  readonly trustEmail?: boolean | undefined;
}

/** Options of `HaptikConsoleModule.forRoot`. */
export interface HaptikConsoleOptions {
  /**
   * Public URL of the application, e.g. `https://bot.example`, including the host's prefix if there
   * is one. With https, cookies are Secure. Without this option they are Secure on TLS connections
   * only.
   * @default the host that a request names
   */
  readonly publicUrl?: string | undefined;
  readonly sso?: ConsoleSsoOptions | undefined;
  /**
   * Secret that signs cookies, at least 32 characters.
   * @default generated, and stored in the database
   */
  readonly secret?: string | undefined;
  /** Lifetime of a session in days. @default 7 */
  readonly sessionDays?: number | undefined;
  /** Trust `X-Forwarded-For`. The last address counts, which your proxy appended. @default false */
  readonly trustProxy?: boolean | undefined;
  /**
   * Requests to the API that a client address, or a /64 of IPv6, may send a minute; further ones get 429.
   * @default 3_000
   */
  readonly maxRequestsPerMinute?: number | undefined;
}

/**
 * Options that must be known synchronously. In `forRootAsync` they are given beside the factory.
 */
export interface HaptikConsoleModuleExtras {
  /** Path of the console, below the host's global prefix. @default 'console' */
  path?: string;
}
