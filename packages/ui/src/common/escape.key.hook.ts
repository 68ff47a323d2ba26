import { useEffect } from 'react';
import { isOverlay, hasOpenOverlay } from './open.overlay.js';

/** Handles Escape on a page. An open overlay takes precedence. */
export function useEscapeKey(onEscape: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // An overlay that this key just closed has left the document, but is still on the event path.
      const isHandledByOverlay = hasOpenOverlay() || event.composedPath().some(isOverlay);
      if (event.key === 'Escape' && !isHandledByOverlay) onEscape();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
}
