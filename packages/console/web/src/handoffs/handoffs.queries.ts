import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import type { HandoffListFilter } from './handoff.filter.hook.js';
import type { HandoffPageJson, HandoffTotalsJson, HandoffJson } from './handoff.types.js';

const HANDOFFS_KEY = ['handoffs'] as const;
const PATH = 'operations/handoffs';
const HANDOFFS_PAGE_SIZE = 50;
const REFRESH_MS = 15_000;
/** The refresh interval while a handoff is pending, so that the result of a retry appears soon. */
const PENDING_REFRESH_MS = 2_000;

export function useHandoffs(filter: HandoffListFilter, after: string | undefined) {
  return useQuery({
    queryKey: [...HANDOFFS_KEY, 'list', filter, after],
    queryFn: ({ signal }) =>
      api.get<HandoffPageJson>(PATH, { ...filter, after, limit: HANDOFFS_PAGE_SIZE }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (hasPending(data) ? PENDING_REFRESH_MS : REFRESH_MS),
  });
}

function hasPending(page: HandoffPageJson | undefined): boolean {
  return page?.entries.some(({ state }) => state === 'pending') ?? false;
}

/** Totals of the last 24 hours, the server's default period. */
export function useHandoffTotals() {
  return useQuery({
    queryKey: [...HANDOFFS_KEY, 'counts'],
    queryFn: ({ signal }) => api.get<HandoffTotalsJson>(`${PATH}/counts`, {}, signal),
    refetchInterval: REFRESH_MS,
  });
}

export type HandoffAction = 'retry' | 'cancel';

export function useHandoffAction(id: string, action: HandoffAction) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<HandoffJson>(`${PATH}/${encodePathSegment(id)}/${action}`),
    onSettled: () => client.invalidateQueries({ queryKey: HANDOFFS_KEY }),
  });
}
