import type { Logger } from '@nestjs/common';

const LOG_INTERVAL_MS = 10_000;

const STATE_MISMATCH =
  'the attempt did not start in this browser, or it is older than ten minutes. Start ' +
  'again; if the error persists, compare publicUrl (HAPTIK_PUBLIC_URL) with the address in ' +
  'the browser.';
const EMAIL_NOT_VERIFIED =
  'the provider sent neither email_verified nor xms_edov, so that the e-mail counts as ' +
  'unverified. Configure the provider to send one of them, or set sso.trustEmail ' +
  '(HAPTIK_SSO_TRUST_EMAIL=on) if it only sends verified addresses.';
const ACCOUNT_NOT_LINKED =
  'the account could not be stored, or it belongs to another user of the console.';

/** Cause and cure for each error code of better-auth. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['account_not_linked', EMAIL_NOT_VERIFIED],
  ['email_not_verified', EMAIL_NOT_VERIFIED],
  [
    'signup_disabled',
    'no user of the console has the e-mail that the provider sent. Add the user in the ' +
      'console, or set sso.defaultRole to admit users without an invitation.',
  ],
  [
    'email_not_found',
    'the provider sent no e-mail. Configure it to include the claim email in the ID token ' +
      '(in Entra ID an optional claim).',
  ],
  [
    'unable_to_get_user_info',
    'the ID token was issued for another client or attempt, has an invalid signature, or ' +
      'lacks the subject or the e-mail. Compare issuer (in Entra ID that of the tenant, not ' +
      '"common") and client id, and configure the provider to send the claim email.',
  ],
  [
    'invalid_code',
    'the provider rejected the authorization code. Compare client id, client secret and ' +
      'the allowed redirect URI; the provider may also be unavailable.',
  ],
  ['issuer_mismatch', 'the response came from another issuer than configured. Correct sso.issuer.'],
  ['issuer_missing', 'the response lacks the issuer.'],
  ['user_disabled', 'this user is disabled in the console.'],
  ['state_mismatch', STATE_MISMATCH],
  ['state_not_found', STATE_MISMATCH],
  ['state_invalid', STATE_MISMATCH],
  ['please_restart_the_process', STATE_MISMATCH],
  ['nonce_binding_missing', STATE_MISMATCH],
  ['no_code', 'the response of the provider has neither a code nor an error.'],
  ['oauth_provider_not_found', 'the metadata or keys of the provider could not be loaded.'],
  ['unable_to_link_account', ACCOUNT_NOT_LINKED],
  ['account_already_linked_to_different_user', ACCOUNT_NOT_LINKED],
  ['access_denied', 'the provider denied access, or the user cancelled there.'],
  [
    'internal_server_error',
    'the database failed, or an internal error occurred; the previous log line names it.',
  ],
]);

/** Logs why a single sign-on failed, without naming the user. */
export class SsoErrorLogger {
  /** Limits the log, because unauthenticated clients can send any number of callbacks. */
  readonly #quietUntil = new Map<string, number>();

  constructor(private readonly logger: Pick<Logger, 'warn'>) {}

  /** @param location redirect target of better-auth */
  logRedirect(location: string): void {
    const given = new URL(location, 'http://localhost').searchParams.get('error')?.toLowerCase();
    if (given === undefined) return;
    const isKnown = REASONS.has(given);
    // Any other code comes from the provider, or from a forged URL.
    const code = isKnown ? given : 'other';
    const now = performance.now();
    if (now < (this.#quietUntil.get(code) ?? 0)) return;
    this.#quietUntil.set(code, now + LOG_INTERVAL_MS);
    const name = isKnown
      ? given
      : /^[a-z_]{1,40}$/.test(given)
        ? `${given}, sent by the provider`
        : code;
    const reason = REASONS.get(given) ?? 'the provider refused. See its log.';
    this.logger.warn(`Single sign-on failed (${name}): ${reason}`);
  }
}
