import { parseGenericState } from 'better-auth';
import { parseCookies } from 'better-auth/cookies';
import type { BetterAuth } from '../better.auth.js';
import { hashToken } from '../token.hash.js';

/** Name of the state cookie in better-auth, without prefix. */
const STATE = 'oauth_state';

/**
 * Hexadecimal digits of an attempt's digest: enough to distinguish attempts, and few enough to
 * bound a table that unauthenticated clients fill.
 */
const DIGITS = 4;

/**
 * A state that no attempt has, and the error code of better-auth for a cookie that it decrypted but
 * whose state differs.
 */
const NO_STATE = '-';
const OTHER_STATE = 'state_security_mismatch';

/**
 * Returns a short digest of the single sign-on attempt whose cookie the browser sent. Undefined if
 * the cookie was not issued here, because clients can send any value.
 */
export async function attemptOf(auth: BetterAuth, headers: Headers): Promise<string | undefined> {
  const context = await auth.$context;
  const { name } = context.createAuthCookie(STATE);
  const cookie = parseCookies(headers.get('cookie') ?? '').get(name);
  if (cookie === undefined) return undefined;
  const endpointContext = { context, getCookie: () => cookie } as unknown as Parameters<
    typeof parseGenericState
  >[0];
  const error = await parseGenericState(endpointContext, NO_STATE).catch(
    (reason: unknown) => reason,
  );
  const isOurs = error instanceof Error && 'code' in error && error.code === OTHER_STATE;
  // The cookie is hexadecimal, in either case.
  return isOurs ? hashToken(cookie.toLowerCase()).slice(0, DIGITS) : undefined;
}
