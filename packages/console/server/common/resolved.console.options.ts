import { HaptikSetupError } from 'nestjs-haptik';
import type { ConsoleSsoOptions, HaptikConsoleOptions } from './console.options.js';

const MIN_COOKIE_SECRET_LENGTH = 32;

/** Options of the console with defaults applied; also the injection token. */
export class ResolvedConsoleOptions {
  /** URL of the console without trailing slash; undefined if publicUrl is not configured. */
  readonly url: string | undefined;
  readonly sso: ConsoleSsoOptions | undefined;
  readonly secret: string | undefined;
  readonly sessionSeconds: number;
  readonly trustProxy: boolean;
  readonly maxRequestsPerMinute: number;

  /** @throws HaptikSetupError if an option is invalid */
  constructor(
    {
      publicUrl,
      sso,
      secret,
      sessionDays = 7,
      trustProxy = false,
      maxRequestsPerMinute = 3_000,
    }: HaptikConsoleOptions,
    readonly path: string,
  ) {
    if (path === '') {
      throw new HaptikSetupError(
        'HaptikConsoleModule: path must not be empty, because the console answers every request ' +
          "below it. Use another one, e.g. 'console'.",
      );
    }
    if (publicUrl !== undefined && !/^https?:\/\/[^?#]+$/.test(publicUrl)) {
      throw new HaptikSetupError(
        'HaptikConsoleModule: publicUrl must be the public URL of the application without ' +
          'a query, e.g. https://bot.example.',
      );
    }
    this.url = publicUrl && `${publicUrl.replace(/\/+$/, '')}/${path}`;
    this.sso = sso;
    this.secret = secret;
    this.sessionSeconds = Math.round(sessionDays * 86_400);
    this.trustProxy = trustProxy;
    this.maxRequestsPerMinute = maxRequestsPerMinute;
    if (sso && (!this.url || !sso.issuer || !sso.clientId || !sso.clientSecret)) {
      throw new HaptikSetupError(
        'HaptikConsoleModule: single sign-on requires issuer, clientId and clientSecret, ' +
          'and publicUrl for the redirect from the provider.',
      );
    }
    if (secret !== undefined && secret.length < MIN_COOKIE_SECRET_LENGTH) {
      throw new HaptikSetupError(
        `HaptikConsoleModule: secret must have at least ${MIN_COOKIE_SECRET_LENGTH} ` +
          'characters, e.g. the output of "openssl rand -hex 32". Without this option a ' +
          'secret is generated and stored in the database.',
      );
    }
    if (!(this.sessionSeconds >= 60 && this.sessionSeconds <= 366 * 86_400)) {
      throw new HaptikSetupError('HaptikConsoleModule: sessionDays must be between 0 and 366.');
    }
    if (!(Number.isInteger(maxRequestsPerMinute) && maxRequestsPerMinute > 0)) {
      throw new HaptikSetupError(
        `HaptikConsoleModule: maxRequestsPerMinute is ${maxRequestsPerMinute}. Set it to an integer of 1 or more.`,
      );
    }
  }
}
