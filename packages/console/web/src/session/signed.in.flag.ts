import { BASE_PATH } from '../api/api.client.js';

const STORAGE_KEY = `haptik-console.signed-in.${BASE_PATH}`;

/**
 * Remembers in this browser that a user signed in, until they sign out. The cookie is not readable, and
 * the sign-in page explains a session that ended on its own.
 */
export function storeSignedInFlag(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(STORAGE_KEY, 'yes');
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // A blocked storage must not prevent signing in.
  }
}

/** Whether a session started in this browser without a sign-out. Use it only without a session. */
export function hasSessionExpired(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== null;
  } catch {
    return false;
  }
}
