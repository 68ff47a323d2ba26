import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { AuditEvent } from '../api/contract.js';

const PAGE = 50;

interface AuditPageView {
  readonly events: AuditEvent[];
  readonly next: string | null;
}

/** What was done, latest first. */
export function useAudit() {
  return useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditPageView>('audit', { before: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ events }) => events),
  });
}
