import { useSearchParams } from 'react-router';
import { type HandoffState, isState } from './handoff.views.js';

/** Which hand-overs are looked at. */
export interface HandoffFilter {
  readonly state?: HandoffState | undefined;
  readonly bot?: string | undefined;
  readonly node?: string | undefined;
}

/** The filter stands in the address, so that it can be sent to a colleague. */
export function useHandoffFilter() {
  const [query, setQuery] = useSearchParams();
  const state = query.get('state');
  const filter: HandoffFilter = {
    state: isState(state) ? state : undefined,
    bot: query.get('bot') ?? undefined,
    node: query.get('node') ?? undefined,
  };
  const setFilter = (part: HandoffFilter): void => {
    const entries = Object.entries({ ...filter, ...part }).filter(([, value]) => value);
    setQuery(entries as [string, string][], { replace: true });
  };
  return { filter, setFilter };
}
