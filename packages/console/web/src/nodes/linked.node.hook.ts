import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Shows the row that the hash of the URL names, with the focus on its switch. */
export function useLinkedNode(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const row = document.getElementById(hash.slice(1));
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('button')?.focus({ preventScroll: true });
  }, [hash]);
}
