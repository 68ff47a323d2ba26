import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { AuditEventJson } from '../api/contract.js';
import type { AuditFilter } from './audit.filter.hook.js';

const AUDIT_PAGE_SIZE = 50;

interface AuditPageJson {
  readonly events: AuditEventJson[];
  readonly next: string | null;
}

/** A page of the audit log, latest entry first. */
export function useAudit({ by, action, from, to }: AuditFilter, before: string | undefined) {
  const query = {
    by,
    action,
    from: startOfDay(from),
    to: startOfDay(to, 1),
    before,
    limit: AUDIT_PAGE_SIZE,
  };
  return useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) => api.get<AuditPageJson>('audit', query, signal),
    placeholderData: keepPreviousData,
  });
}

/** The start of a day in the local time zone, plus `addedDays`; undefined for an invalid date. */
function startOfDay(day: string, addedDays = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (date === undefined) return undefined;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + addedDays);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
