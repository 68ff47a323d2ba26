import type { consoleTokens, consoleUsers } from '../storage/database/console.schema.js';
import { RIGHTS_OF, type TokenScope } from './console.rights.js';
import type { TokenView } from './console.views.js';

type Token = typeof consoleTokens.$inferSelect;
type User = typeof consoleUsers.$inferSelect;

/** @param maker who made it, as they are now; null for somebody who is gone */
export function tokenViewOf(token: Token, maker: User | null): TokenView {
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
    isStopped: !maker || !mayHaveTokens(maker),
  };
}

/** Whether the API tokens of somebody work: while that person could make them. */
export function mayHaveTokens({ role, isDisabled }: Pick<User, 'role' | 'isDisabled'>): boolean {
  return !isDisabled && RIGHTS_OF[role].includes('tokens');
}
