import { useSearchParams } from 'react-router';

/** The filter of the audit log; an empty field does not restrict it. */
export interface AuditFilter {
  /** The id of a user or a token. */
  readonly by: string;
  /** An action, or a group of actions. */
  readonly action: string;
  /** Days in the format of a date field, both inclusive. */
  readonly from: string;
  readonly to: string;
}

const FIELDS = ['by', 'action', 'from', 'to'] as const satisfies readonly (keyof AuditFilter)[];

/** The filter in the URL, so that it can be shared. */
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
    // A changed filter starts at the first page.
    const entries = FIELDS.filter((field) => next[field]).map((field) => [field, next[field]]);
    setQuery(entries as [string, string][], { replace: true });
  };
  return { filter, setFilter, isFiltered: FIELDS.some((field) => filter[field] !== '') };
}
