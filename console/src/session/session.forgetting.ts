import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '../api/contract.js';
import { rememberSession } from './session.mark.js';
import { SESSION_KEY } from './session.queries.js';

/**
 * Forgets what was read for somebody as soon as the session is over or is another's, however that came.
 * What was written and not saved stays in the browser, apart for each person.
 */
export function forgetWhoLeft(client: QueryClient): void {
  let person: string | undefined;
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || isOther(query)) return;
    const me = client.getQueryData<Me | null>(SESSION_KEY);
    if (me === undefined || me?.id === person) return;
    if (person !== undefined) {
      // The query of the session stays: whoever watches it is led to the sign-in.
      client.removeQueries({ predicate: isOther });
      notifications.clean();
    }
    person = me?.id;
    if (me) rememberSession(true);
  });
}

function isOther({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== SESSION_KEY[0];
}
