import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { HistoryEventJson } from '../api/contract.js';

export const HISTORY_KEY = ['history'] as const;

interface HistoryPageJson {
  readonly events: readonly HistoryEventJson[];
  readonly next: string | null;
}

/** The history of one text, of a language or of all texts, latest first. */
export function useHistory(of: { key?: string; language?: string }) {
  return useInfiniteQuery({
    queryKey: [...HISTORY_KEY, of],
    queryFn: ({ signal, pageParam }) =>
      api.get<HistoryPageJson>('copy/history', { ...of, before: pageParam, limit: 50 }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
