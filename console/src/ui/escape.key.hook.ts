import { useEffect } from 'react';
import { isOverlay, hasOpenOverlay } from './open.overlay.js';

/** Escape on a page, unless something lies above it, which closes first. */
export function useEscapeKey(onEscape: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // What closed just now is no more in the page, but it is on the way of the key.
      const isHandledByOverlay = hasOpenOverlay() || event.composedPath().some(isOverlay);
      if (event.key === 'Escape' && !isHandledByOverlay) onEscape();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
}
