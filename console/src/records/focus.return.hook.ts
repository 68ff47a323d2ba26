import { useEffect, useState } from 'react';
import { hasOpenOverlay } from '../ui/open.overlay.js';

/** Whoever leaves a dialog is where he was when it opened. For what is rendered only while it is open. */
export function useFocusReturn(): void {
  const [opener] = useState(currentOpener);
  useEffect(
    () => () => {
      // Once the dialog is gone. A dialog that takes its place keeps the focus.
      requestAnimationFrame(() => {
        if (!hasOpenOverlay() && document.activeElement === document.body)
          opener?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}

/** What has the focus; of a menu, which closes behind the dialog, its button. */
function currentOpener(): HTMLElement | null {
  const { activeElement: active } = document;
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (button !== null && button !== undefined) return document.getElementById(button);
  return active instanceof HTMLElement ? active : null;
}
