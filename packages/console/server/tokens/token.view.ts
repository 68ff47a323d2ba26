import type { consoleTokens, consoleUsers } from '@nestjs-haptik/storage/internal';
import { ROLE_PERMISSIONS, type TokenScope } from '../auth/console.permissions.js';
import type { TokenView } from '../console.views.js';

type TokenRow = typeof consoleTokens.$inferSelect;
type UserRow = typeof consoleUsers.$inferSelect;

/** @param creator the user who created the token; null if deleted */
export function toTokenView(token: TokenRow, creator: UserRow | null): TokenView {
  const { id, name, hint, languages, prefixes, createdBy, createdAt, expiresAt, lastUsedAt } =
    token;
  return {
    id,
    name,
    hint,
    scopes: token.scopes as TokenScope[],
    languages,
    prefixes,
    createdBy: creator?.name ?? createdBy,
    createdAt,
    expiresAt,
    lastUsedAt,
    isSuspended: !creator || !canOwnTokens(creator),
  };
}

/** Whether the tokens of a user work: only while the user could create tokens. */
export function canOwnTokens({ role, isDisabled }: Pick<UserRow, 'role' | 'isDisabled'>): boolean {
  return !isDisabled && ROLE_PERMISSIONS[role].includes('tokens');
}
