import { useEffect } from 'react';
import { isAbove, isSomethingAbove } from './something.above.js';

/** Escape on a page, unless something lies above it, which closes first. */
export function useEscape(act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // What closed just now is no more in the page, but it is on the way of the key.
      const isTaken = isSomethingAbove() || event.composedPath().some(isAbove);
      if (event.key === 'Escape' && !isTaken) act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [act]);
}
