import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { HistoryEvent } from '../api/contract.js';

export const HISTORY_KEY = ['history'] as const;

interface HistoryPage {
  readonly events: readonly HistoryEvent[];
  readonly next: string | null;
}

/** What was done to texts, latest first: to one, to those of a language, or to all. */
export function useHistory(of: { key?: string; language?: string }) {
  return useInfiniteQuery({
    queryKey: [...HISTORY_KEY, of],
    queryFn: ({ signal, pageParam }) =>
      api.get<HistoryPage>('copy/history', { ...of, before: pageParam, limit: 50 }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
