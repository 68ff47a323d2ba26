import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Filter } from '../api/contract.js';
import type { MessageFilters } from './messages.queries.js';

/** Filters that are offered as chips, in this order; the trash has its own page. */
export const FILTERS = [
  'all',
  'missing',
  'draft',
  'mine',
  'failing',
  'scheduled',
  'unused',
] as const satisfies readonly Filter[];

/** What the list shows, kept in the address, so that it can be sent to somebody. */
export function useMessageFilters(): [MessageFilters, (change: Partial<MessageFilters>) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('filter');
  const filter = FILTERS.find((one) => one === asked) ?? 'all';
  const search = params.get('search') ?? '';
  const prefix = params.get('prefix') ?? '';
  const change = useCallback(
    (some: Partial<MessageFilters>) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(some)) {
            if (value === '' || value === 'all') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [useMemo(() => ({ search, filter, prefix }), [search, filter, prefix]), change];
}
