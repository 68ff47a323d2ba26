import { useSearchParams } from 'react-router';

/** Which lines of the audit log are looked at; an empty field leaves all. */
export interface AuditFilter {
  /** The id of a user or a token. */
  readonly by: string;
  /** An action, or its first word. */
  readonly action: string;
  /** Days as a field for them gives them, both included. */
  readonly from: string;
  readonly to: string;
}

const FIELDS = ['by', 'action', 'from', 'to'] as const satisfies readonly (keyof AuditFilter)[];

/** The filter stands in the address, so that it can be sent to a colleague. */
export function useAuditFilter() {
  const [query, setQuery] = useSearchParams();
  const given = (field: keyof AuditFilter): string => query.get(field) ?? '';
  const filter: AuditFilter = {
    by: given('by'),
    action: given('action'),
    from: given('from'),
    to: given('to'),
  };
  const setFilter = (change: Partial<AuditFilter>): void => {
    const next = { ...filter, ...change };
    // Another filter begins with its first page.
    const entries = FIELDS.filter((field) => next[field]).map((field) => [field, next[field]]);
    setQuery(entries as [string, string][], { replace: true });
  };
  return { filter, setFilter, isFiltered: FIELDS.some((field) => filter[field] !== '') };
}
