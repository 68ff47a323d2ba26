import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { HandoffFilter } from './handoff.filter.js';
import type { HandoffPageView, HandoffTotalsView, HandoffView } from './handoff.views.js';

const HANDOFFS_KEY = ['handoffs'] as const;
const PATH = 'operations/handoffs';
const PAGE = 50;
const REFRESH_MS = 15_000;
/** While a chat is on its way to an agent, which whoever retried it waits to see. */
const EAGER_MS = 2_000;

export function useHandoffs(filter: HandoffFilter, after: string | undefined) {
  return useQuery({
    queryKey: [...HANDOFFS_KEY, 'list', filter, after],
    queryFn: ({ signal }) =>
      api.get<HandoffPageView>(PATH, { ...filter, after, limit: PAGE }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (isUnderWay(data) ? EAGER_MS : REFRESH_MS),
  });
}

function isUnderWay(page: HandoffPageView | undefined): boolean {
  return page?.entries.some(({ state }) => state === 'pending') ?? false;
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
