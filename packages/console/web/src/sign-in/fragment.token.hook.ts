import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The token after the # of a one-time link. It is removed from the URL, and kept in the history entry
 * of this tab, so that the page can be reloaded.
 */
export function useFragmentToken(): string {
  const { hash, pathname, state } = useLocation();
  const navigate = useNavigate();
  const fragment = hash.slice(1);
  useEffect(() => {
    const tokenState: TokenState = { token: fragment };
    if (fragment !== '') void navigate(pathname, { replace: true, state: tokenState });
  }, [fragment, pathname, navigate]);
  return fragment === '' ? parseTokenState(state) : fragment;
}

interface TokenState {
  readonly token: string;
}

function parseTokenState(state: unknown): string {
  const { token } = (state ?? {}) as Partial<TokenState>;
  return typeof token === 'string' ? token : '';
}
