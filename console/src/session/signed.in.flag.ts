import { BASE_PATH } from '../api/api.client.js';

const STORAGE_KEY = `haptik-console.signed-in.${BASE_PATH}`;

/**
 * Remembers in this browser that somebody signed in, until they sign out: the cookie cannot be read, and
 * a session that ended by itself is worth a sentence.
 */
export function storeSignedInFlag(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(STORAGE_KEY, 'yes');
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // A forbidden storage must not keep anybody out.
  }
}

/** Whether a session was there and nobody ended it here. Of use where nobody is signed in. */
export function hasSessionExpired(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== null;
  } catch {
    return false;
  }
}
