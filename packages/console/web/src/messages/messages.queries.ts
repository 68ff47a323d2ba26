import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import type { KeyFilterName, MessagePageJson, MessageJson, OverviewJson } from '../api/contract.js';

export const OVERVIEW_KEY = ['overview'] as const;
export const MESSAGES_KEY = ['messages'] as const;
export const MESSAGE_KEY = ['message'] as const;

const MESSAGES_PAGE_SIZE = 100;
/** The refresh interval of an open message. */
const OPEN_REFRESH_MS = 3_000;

export interface MessageFilters {
  readonly search: string;
  readonly filter: KeyFilterName;
  readonly prefix: string;
  /** Restricts the filters `missing` and `failing` to one language. */
  readonly language?: string;
}

/** The languages, key prefixes and counts. */
export function useOverview() {
  return useQuery({
    queryKey: OVERVIEW_KEY,
    queryFn: ({ signal }) => api.get<OverviewJson>('copy/overview', {}, signal),
  });
}

/** Messages by key, in pages. */
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
    // The changes of others are applied text by text, independent of the number of loaded pages.
    refetchOnWindowFocus: false,
  });
}

/** The open message, refreshed often so that the changes of others appear soon. */
export function useMessage(key: string) {
  return useQuery({
    queryKey: [...MESSAGE_KEY, key],
    queryFn: ({ signal }) =>
      api.get<MessageJson>(`copy/messages/${encodePathSegment(key)}`, {}, signal),
    refetchInterval: OPEN_REFRESH_MS,
    refetchOnWindowFocus: 'always',
  });
}
