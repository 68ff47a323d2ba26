import { HaptikSetupError } from '../haptik.error.js';
import type { ConsoleSsoOptions, HaptikConsoleOptions } from './console.options.js';

const MIN_COOKIE_SECRET_LENGTH = 32;

/** Options of the console with all defaults applied. Its own injection token. */
export class ResolvedConsoleOptions {
  /** Where the console is; undefined when only requests tell. No slash at the end. */
  readonly url: string | undefined;
  readonly sso: ConsoleSsoOptions | undefined;
  readonly secret: string | undefined;
  readonly sessionSeconds: number;
  readonly trustProxy: boolean;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor(
    { publicUrl, sso, secret, sessionDays = 7, trustProxy = false }: HaptikConsoleOptions,
    readonly path: string,
  ) {
    if (publicUrl !== undefined && !/^https?:\/\/[^?#]+$/.test(publicUrl)) {
      throw new HaptikSetupError(
        'HaptikConsoleModule: publicUrl must be where browsers reach the application, e.g. ' +
          'https://bot.example, without a query.',
      );
    }
    this.url = publicUrl && `${publicUrl.replace(/\/+$/, '')}/${path}`;
    this.sso = sso;
    this.secret = secret;
    this.sessionSeconds = Math.round(sessionDays * 86_400);
    this.trustProxy = trustProxy;
    if (sso && (!this.url || !sso.issuer || !sso.clientId || !sso.clientSecret)) {
      throw new HaptikSetupError(
        'HaptikConsoleModule: single sign-on needs issuer, clientId and clientSecret, and publicUrl, ' +
          'since the provider sends browsers back there.',
      );
    }
    if (secret !== undefined && secret.length < MIN_COOKIE_SECRET_LENGTH) {
      throw new HaptikSetupError(
        `HaptikConsoleModule: secret must have ${MIN_COOKIE_SECRET_LENGTH} characters or more, as "openssl ` +
          'rand -hex 32" prints them. Without one a secret is made and kept in the database.',
      );
    }
    if (!(this.sessionSeconds >= 60 && this.sessionSeconds <= 366 * 86_400)) {
      throw new HaptikSetupError('HaptikConsoleModule: sessionDays must be between 0 and 366.');
    }
  }
}
