import { parseGenericState } from 'better-auth';
import { parseCookies } from 'better-auth/cookies';
import type { BetterAuth } from './better.auth.js';
import { hashToken } from './one.time.links.js';

/** The name that better-auth has for the cookie of an attempt, behind a prefix. */
const STATE = 'oauth_state';

/** Digits of a digest: enough to tell attempts apart, and few enough for a table that strangers fill. */
const DIGITS = 4;

/** What no attempt has for its state, and the code by which better-auth says so of one that it could decrypt. */
const NO_STATE = '-';
const OTHER_STATE = 'state_security_mismatch';

/**
 * What stands for the attempt of single sign-on whose cookie a browser sent. Undefined unless the cookie was
 * made here: anybody can make one up.
 */
export async function attemptOf(auth: BetterAuth, headers: Headers): Promise<string | undefined> {
  const context = await auth.$context;
  const { name } = context.createAuthCookie(STATE);
  const cookie = parseCookies(headers.get('cookie') ?? '').get(name);
  if (cookie === undefined) return undefined;
  const sent = { context, getCookie: () => cookie } as unknown as Parameters<
    typeof parseGenericState
  >[0];
  const fault = await parseGenericState(sent, NO_STATE).catch((error: unknown) => error);
  const isOurs = fault instanceof Error && 'code' in fault && fault.code === OTHER_STATE;
  // It is written in hexadecimal digits, large or small.
  return isOurs ? hashToken(cookie.toLowerCase()).slice(0, DIGITS) : undefined;
}
