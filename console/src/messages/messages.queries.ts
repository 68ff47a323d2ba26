import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import type { KeyFilterName, MessagePageJson, MessageJson, OverviewJson } from '../api/contract.js';

export const OVERVIEW_KEY = ['overview'] as const;
export const MESSAGES_KEY = ['messages'] as const;
export const MESSAGE_KEY = ['message'] as const;

const MESSAGES_PAGE_SIZE = 100;
/** How often an open message is read again. */
const OPEN_REFRESH_MS = 3_000;

export interface MessageFilters {
  readonly search: string;
  readonly filter: KeyFilterName;
  readonly prefix: string;
  /** Narrows what is missing or failing to one language. */
  readonly language?: string;
}

/** Languages, prefixes and counts. */
export function useOverview() {
  return useQuery({
    queryKey: OVERVIEW_KEY,
    queryFn: ({ signal }) => api.get<OverviewJson>('copy/overview', {}, signal),
  });
}

/** Messages in pages, by key. */
export function useMessages({ search, filter, prefix, language }: MessageFilters) {
  return useInfiniteQuery({
    queryKey: [...MESSAGES_KEY, { search, filter, prefix, language }],
    queryFn: ({ signal, pageParam }) =>
      api.get<MessagePageJson>(
        'copy/messages',
        { search, filter, prefix, language, after: pageParam, limit: MESSAGES_PAGE_SIZE },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    // What others do is followed text by text, however much of the list was read.
    refetchOnWindowFocus: false,
  });
}

/** A message that somebody has open: what others do to it is seen within moments. */
export function useMessage(key: string) {
  return useQuery({
    queryKey: [...MESSAGE_KEY, key],
    queryFn: ({ signal }) =>
      api.get<MessageJson>(`copy/messages/${encodePathSegment(key)}`, {}, signal),
    refetchInterval: OPEN_REFRESH_MS,
    refetchOnWindowFocus: 'always',
  });
}
