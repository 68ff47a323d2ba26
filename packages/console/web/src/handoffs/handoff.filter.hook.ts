import { useSearchParams } from 'react-router';
import { type HandoffState, isHandoffState } from './handoff.types.js';

/** The filter of the list of handoffs. */
export interface HandoffListFilter {
  readonly state?: HandoffState | undefined;
  readonly bot?: string | undefined;
  readonly node?: string | undefined;
}

/** The filter in the URL, so that it can be shared. */
export function useHandoffFilter() {
  const [query, setQuery] = useSearchParams();
  const state = query.get('state');
  const filter: HandoffListFilter = {
    state: isHandoffState(state) ? state : undefined,
    bot: query.get('bot') ?? undefined,
    node: query.get('node') ?? undefined,
  };
  const setFilter = (change: HandoffListFilter): void => {
    const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => value);
    setQuery(entries as [string, string][], { replace: true });
  };
  return { filter, setFilter };
}
