import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** The token after the # of a one-time link. It is taken out of the address and of the history. */
export function useFragmentToken(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token] = useState(() => hash.slice(1));
  useEffect(() => {
    if (hash !== '') void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return token;
}
