import type { consoleTokens, consoleUsers } from '../storage/database/console.schema.js';
import { ROLE_PERMISSIONS, type TokenScope } from './console.permissions.js';
import type { TokenView } from './console.views.js';

type TokenRow = typeof consoleTokens.$inferSelect;
type UserRow = typeof consoleUsers.$inferSelect;

/** @param maker who made it, as they are now; null for somebody who is gone */
export function toTokenView(token: TokenRow, maker: UserRow | null): TokenView {
  const { id, name, hint, languages, prefixes, createdBy, createdAt, expiresAt, lastUsedAt } =
    token;
  return {
    id,
    name,
    hint,
    scopes: token.scopes as TokenScope[],
    languages,
    prefixes,
    createdBy: maker?.name ?? createdBy,
    createdAt,
    expiresAt,
    lastUsedAt,
    isSuspended: !maker || !canOwnTokens(maker),
  };
}

/** Whether the API tokens of somebody work: while that person could make them. */
export function canOwnTokens({ role, isDisabled }: Pick<UserRow, 'role' | 'isDisabled'>): boolean {
  return !isDisabled && ROLE_PERMISSIONS[role].includes('tokens');
}
