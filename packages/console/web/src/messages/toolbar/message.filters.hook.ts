import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { KeyFilterName } from '../../api/contract.js';
import type { MessageFilters } from '../messages.queries.js';

/** The filters shown as chips, in this order. The trash has its own page. */
export const MESSAGE_FILTERS = [
  'all',
  'missing',
  'draft',
  'mine',
  'failing',
  'scheduled',
  'unused',
] as const satisfies readonly KeyFilterName[];

/** The filters of the list in the URL, so that they can be shared. */
export function useMessageFilters(): [MessageFilters, (change: Partial<MessageFilters>) => void] {
  const [params, setParams] = useSearchParams();
  const requested = params.get('filter');
  const filter = MESSAGE_FILTERS.find((one) => one === requested) ?? 'all';
  const search = params.get('search') ?? '';
  const prefix = params.get('prefix') ?? '';
  const change = useCallback(
    (changes: Partial<MessageFilters>) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(changes)) {
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
