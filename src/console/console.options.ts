import type { ConsoleRole } from './console.permissions.js';

/** Single sign-on by OpenID Connect. */
export interface ConsoleSsoOptions {
  /** What the button says, e.g. `Acme ID`. @default 'Single sign-on' */
  readonly name?: string | undefined;
  /** The provider's issuer; its document is at `<issuer>/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Given, people whom the provider knows and nobody invited come in with this role. @default nobody */
  readonly defaultRole?: ConsoleRole | undefined;
  /**
   * Take e-mails as checked of which the provider does not say whether it checked them, neither by
   * `email_verified` nor by `xms_edov` of Entra ID. Only for a provider where nobody can enter the
   * address of somebody else. @default false
   */
  readonly trustEmail?: boolean | undefined;
}

/** What `HaptikConsoleModule.forRoot` is given. */
export interface HaptikConsoleOptions {
  /**
   * Where browsers reach the application, e.g. `https://bot.example`, with the host's prefix if it has
   * one. Behind https it makes cookies Secure. Without it they are on connections that are TLS themselves.
   * @default the host that a request names
   */
  readonly publicUrl?: string | undefined;
  readonly sso?: ConsoleSsoOptions | undefined;
  /** Signs cookies, 32 characters or more. @default made once, and kept in the database */
  readonly secret?: string | undefined;
  /** Days after which a session ends. @default 7 */
  readonly sessionDays?: number | undefined;
  /** Believe `X-Forwarded-For`, of which the last address counts: what your proxy wrote. @default false */
  readonly trustProxy?: boolean | undefined;
}

/** What must be known before options can be awaited. Stands beside them in `forRootAsync` too. */
export interface HaptikConsoleModuleExtras {
  /** Where the console is, below the host's global prefix. @default 'console' */
  path?: string;
  /** Decorators for the controllers, e.g. one that opens them to the host's own guard. @default none */
  decorators?: readonly ClassDecorator[];
}
