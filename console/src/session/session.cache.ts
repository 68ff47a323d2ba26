import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import type { CurrentUserJson } from '../api/contract.js';
import { storeSignedInFlag } from './signed.in.flag.js';
import { SESSION_KEY } from './session.queries.js';

/**
 * Forgets what was read for somebody as soon as the session is over or is another's, however that came.
 * What was written and not saved stays in the browser, apart for each person.
 */
export function clearCacheOnUserChange(client: QueryClient): void {
  let userId: string | undefined;
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || isOtherQuery(query)) return;
    const me = client.getQueryData<CurrentUserJson | null>(SESSION_KEY);
    if (me === undefined || me?.id === userId) return;
    if (userId !== undefined) {
      // The query of the session stays: whoever watches it is led to the sign-in.
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
