import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { AuditEvent } from '../api/contract.js';
import type { AuditFilter } from './audit.filter.js';

const PAGE = 50;

interface AuditPageView {
  readonly events: AuditEvent[];
  readonly next: string | null;
}

/** A page of what was done, latest first. */
export function useAudit({ by, action, from, to }: AuditFilter, before: string | undefined) {
  const query = { by, action, from: startOf(from), to: startOf(to, 1), before, limit: PAGE };
  return useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) => api.get<AuditPageView>('audit', query, signal),
    placeholderData: keepPreviousData,
  });
}

/** When a day begins where the reader is, or one some days later; undefined for what is no day. */
function startOf(day: string, later = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (date === undefined) return undefined;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
