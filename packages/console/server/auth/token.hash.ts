import { createHash } from 'node:crypto';

/**
 * Digest of a random token for storage. A token is too long to be guessed, so that a fast hash
 * suffices.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
