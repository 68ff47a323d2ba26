import { BASE_PATH } from '../api/api.client.js';

const NAME = `haptik-console.signed-in.${BASE_PATH}`;

/**
 * Remembers in this browser that somebody signed in, until they sign out: the cookie cannot be read, and
 * a session that ended by itself is worth a sentence.
 */
export function rememberSession(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(NAME, 'yes');
    else localStorage.removeItem(NAME);
  } catch {
    // A forbidden storage must not keep anybody out.
  }
}

/** Whether a session was there and nobody ended it here. Of use where nobody is signed in. */
export function hasSessionEnded(): boolean {
  try {
    return localStorage.getItem(NAME) !== null;
  } catch {
    return false;
  }
}
