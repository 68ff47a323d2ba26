import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import type { CurrentUserJson } from '../api/contract.js';
import { storeSignedInFlag } from './signed.in.flag.js';
import { SESSION_KEY } from './session.queries.js';

/**
 * Clears cached data when the session ends or belongs to another user, for any reason.
 * Unsaved texts stay in the browser, separated by user.
 */
export function clearCacheOnUserChange(client: QueryClient): void {
  let userId: string | undefined;
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || isOtherQuery(query)) return;
    const me = client.getQueryData<CurrentUserJson | null>(SESSION_KEY);
    if (me === undefined || me?.id === userId) return;
    if (userId !== undefined) {
      // The session query stays: its observers redirect to the sign-in page.
      client.removeQueries({ predicate: isOtherQuery });
      notifications.clean();
    }
    userId = me?.id;
    if (me) storeSignedInFlag(true);
  });
}

function isOtherQuery({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== SESSION_KEY[0];
}
