import { hasOpenOverlay } from '@nestjs-haptik/ui';
import { useEffect, useState } from 'react';

/** Returns the focus to the previously focused element when a component unmounts, e.g. a dialog. */
export function useFocusReturn(): void {
  const [opener] = useState(currentOpener);
  useEffect(
    () => () => {
      // After the dialog is removed. A dialog that replaces it keeps the focus.
      requestAnimationFrame(() => {
        if (!hasOpenOverlay() && document.activeElement === document.body)
          opener?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}

/** The focused element; for a menu item, the button of the menu, since the menu closes behind the dialog. */
function currentOpener(): HTMLElement | null {
  const { activeElement: active } = document;
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (button !== null && button !== undefined) return document.getElementById(button);
  return active instanceof HTMLElement ? active : null;
}
