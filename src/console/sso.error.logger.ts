import type { Logger } from '@nestjs/common';

const LOG_INTERVAL_MS = 10_000;

const STATE_MISMATCH =
  'it did not begin in this browser, or longer than ten minutes ago. It may be begun again; if it stays, compare ' +
  'publicUrl (HAPTIK_PUBLIC_URL) with where browsers are.';
const EMAIL_NOT_VERIFIED =
  'the provider did not say that it checked the e-mail, neither by email_verified nor by xms_edov. Have it send ' +
  'one of them, or set sso.trustEmail (HAPTIK_SSO_TRUST_EMAIL=on) if it names only addresses that it checked.';
const ACCOUNT_NOT_LINKED =
  'its account could not be written down, or it belongs to another user of the console.';

/** Why nobody came in, by the code that better-auth sends browsers away with; and the cure. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['account_not_linked', EMAIL_NOT_VERIFIED],
  ['email_not_verified', EMAIL_NOT_VERIFIED],
  [
    'signup_disabled',
    'no user of the console has the e-mail that the provider sent. Add them in the console, or set ' +
      'sso.defaultRole for people whom nobody added.',
  ],
  [
    'email_not_found',
    'the provider sent no e-mail. Have it put the claim email into the ID token (of Entra ID an optional claim).',
  ],
  [
    'unable_to_get_user_info',
    'its ID token was not for this console or this attempt, was not signed by its keys, or says neither who it is ' +
      'nor an e-mail. Compare issuer (of Entra ID that of the tenant, not "common") and client id, and have ' +
      'it send the claim email.',
  ],
  [
    'invalid_code',
    'the provider did not take its own code back. Compare client id, client secret and the address to which it ' +
      'may send browsers back; it may also be away.',
  ],
  ['issuer_mismatch', 'another issuer answered than the one that was asked. Correct sso.issuer.'],
  ['issuer_missing', 'the provider did not say which issuer answered.'],
  ['user_disabled', 'this user is switched off in the console.'],
  ['state_mismatch', STATE_MISMATCH],
  ['state_not_found', STATE_MISMATCH],
  ['state_invalid', STATE_MISMATCH],
  ['please_restart_the_process', STATE_MISMATCH],
  ['nonce_binding_missing', STATE_MISMATCH],
  ['no_code', 'the provider sent neither a code nor an error.'],
  [
    'oauth_provider_not_found',
    'the provider could not be read: its document or its keys are away.',
  ],
  ['unable_to_link_account', ACCOUNT_NOT_LINKED],
  ['account_already_linked_to_different_user', ACCOUNT_NOT_LINKED],
  ['access_denied', 'the provider let them not in, or they gave up there.'],
  ['internal_server_error', 'the database or the program failed; a line before this one says how.'],
]);

/** Tells in the log why single sign-on let somebody not in; not who it was. */
export class SsoErrorLogger {
  /** Strangers can send as many answers as they like. */
  readonly #quietUntil = new Map<string, number>();

  constructor(private readonly logger: Pick<Logger, 'warn'>) {}

  /** @param location where better-auth sends the browser */
  logRedirect(location: string): void {
    const given = new URL(location, 'http://localhost').searchParams.get('error')?.toLowerCase();
    if (given === undefined) return;
    const isKnown = REASONS.has(given);
    // Any other code is the provider's own, or of whoever made the address up.
    const code = isKnown ? given : 'other';
    const now = performance.now();
    if (now < (this.#quietUntil.get(code) ?? 0)) return;
    this.#quietUntil.set(code, now + LOG_INTERVAL_MS);
    const name = isKnown
      ? given
      : /^[a-z_]{1,40}$/.test(given)
        ? `${given}, by the provider`
        : code;
    const reason = REASONS.get(given) ?? 'the provider refused. Its own log says more.';
    this.logger.warn(`Single sign-on let somebody not in (${name}): ${reason}`);
  }
}
