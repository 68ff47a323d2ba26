import { useEffect, useState } from 'react';
import { isSomethingAbove } from '../ui/something.above.js';

/** Whoever leaves a dialog is where he was when it opened. For what is rendered only while it is open. */
export function useFocusReturn(): void {
  const [opener] = useState(openerNow);
  useEffect(
    () => () => {
      // Once the dialog is gone. A dialog that takes its place keeps the focus.
      requestAnimationFrame(() => {
        if (!isSomethingAbove() && document.activeElement === document.body)
          opener?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}

/** What has the focus; of a menu, which closes behind the dialog, its button. */
function openerNow(): HTMLElement | null {
  const { activeElement: active } = document;
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (button !== null && button !== undefined) return document.getElementById(button);
  return active instanceof HTMLElement ? active : null;
}
