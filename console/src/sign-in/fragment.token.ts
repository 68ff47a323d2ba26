import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The token after the # of a one-time link. It is taken out of the address; this entry in the history of
 * this tab keeps it, so that the page can be loaded again.
 */
export function useFragmentToken(): string {
  const { hash, pathname, state } = useLocation();
  const navigate = useNavigate();
  const given = hash.slice(1);
  useEffect(() => {
    const kept: KeptToken = { token: given };
    if (given !== '') void navigate(pathname, { replace: true, state: kept });
  }, [given, pathname, navigate]);
  return given === '' ? tokenIn(state) : given;
}

interface KeptToken {
  readonly token: string;
}

function tokenIn(state: unknown): string {
  const { token } = (state ?? {}) as Partial<KeptToken>;
  return typeof token === 'string' ? token : '';
}
