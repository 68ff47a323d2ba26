import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api } from '../api/api.client.js';
import type { OperationsOverviewJson } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { useLive } from './live/live.hook.js';
import type { OperationsFilter } from './operations.filter.hook.js';

const OVERVIEW_KEY = ['operations-overview'] as const;
/** Without server-sent events. */
const POLL_MS = 10_000;
/** With them: what changes by time alone, such as the last bucket. */
const LIVE_REFRESH_MS = 60_000;

/** The overview, read again when the server says that it has changed, or else every ten seconds. */
export function useOperationsOverview({ range, bot }: OperationsFilter) {
  const client = useQueryClient();
  const isWaiting = useRef(false);
  const refresh = useCallback(async () => {
    if (isWaiting.current) return;
    isWaiting.current = true;
    // A read that is under way may have missed the change, so it is followed by another one.
    if (client.isFetching({ queryKey: OVERVIEW_KEY }) > 0)
      await client.refetchQueries({ queryKey: OVERVIEW_KEY }, { cancelRefetch: false });
    isWaiting.current = false;
    await client.invalidateQueries({ queryKey: OVERVIEW_KEY });
  }, [client]);
  const [isLoaded, setLoaded] = useState(false);
  const live = useLive(refresh, isLoaded);
  const query = useQuery({
    queryKey: [...OVERVIEW_KEY, range, bot],
    queryFn: ({ signal }) =>
      api.get<OperationsOverviewJson>('operations/overview', { range, bot }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { error } }) => {
      if (isProblem(error, 'forbidden')) return false;
      return live.name === 'live' && error === null ? LIVE_REFRESH_MS : POLL_MS;
    },
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  });
  if (query.isSuccess && !isLoaded) setLoaded(true);
  return { live, query };
}
