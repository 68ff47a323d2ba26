import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { HandoffFilter } from './handoff.filter.js';
import type { HandoffPageView, HandoffTotalsView, HandoffView } from './handoff.views.js';

const HANDOFFS_KEY = ['handoffs'] as const;
const PATH = 'operations/handoffs';
const PAGE = 50;
const REFRESH_MS = 15_000;
/** While a chat is on its way to an agent, which whoever retried it waits to see. */
const EAGER_MS = 2_000;

export function useHandoffs(filter: HandoffFilter) {
  return useInfiniteQuery({
    queryKey: [...HANDOFFS_KEY, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<HandoffPageView>(PATH, { ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ entries }) => entries),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (isUnderWay(data?.pages) ? EAGER_MS : REFRESH_MS),
  });
}

function isUnderWay(pages: readonly HandoffPageView[] = []): boolean {
  return pages.some(({ entries }) => entries.some(({ state }) => state === 'pending'));
}

/** Of the last 24 hours, as the server counts when it is told no other moment. */
export function useHandoffTotals() {
  return useQuery({
    queryKey: [...HANDOFFS_KEY, 'counts'],
    queryFn: ({ signal }) => api.get<HandoffTotalsView>(`${PATH}/counts`, {}, signal),
    refetchInterval: REFRESH_MS,
  });
}

export type Decision = 'retry' | 'drop';

export function useDecision(id: string, decision: Decision) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<HandoffView>(`${PATH}/${segment(id)}/${decision}`),
    onSettled: () => client.invalidateQueries({ queryKey: HANDOFFS_KEY }),
  });
}
