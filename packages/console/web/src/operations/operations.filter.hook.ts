import { useSearchParams } from 'react-router';
import type { OverviewRange } from './operations.types.js';

export const RANGE_ORDER: readonly OverviewRange[] = ['hour', 'day', 'week'];

const DEFAULT_RANGE: OverviewRange = 'hour';

/** What the status page shows. */
export interface OperationsFilter {
  readonly range: OverviewRange;
  /** All bots if undefined. */
  readonly bot: string | undefined;
}

/** The filter in the URL, so that it can be shared. */
export function useOperationsFilter() {
  const [query, setQuery] = useSearchParams();
  const filter: OperationsFilter = {
    range: RANGE_ORDER.find((range) => range === query.get('range')) ?? DEFAULT_RANGE,
    bot: query.get('bot') ?? undefined,
  };
  const setFilter = (change: Partial<OperationsFilter>): void => {
    const { range, bot } = { ...filter, ...change };
    setQuery(
      { ...(range !== DEFAULT_RANGE && { range }), ...(bot !== undefined && { bot }) },
      { replace: true, preventScrollReset: true },
    );
  };
  return { filter, setFilter };
}
