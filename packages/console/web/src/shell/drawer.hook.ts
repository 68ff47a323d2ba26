import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useEscapeKey } from '@nestjs-haptik/ui';
import { useEffect, useRef } from 'react';

const PHONE = '(max-width: 47.99em)';

/** The navigation drawer of a phone. The focus moves in on opening, and Escape returns it to the button. */
export function useDrawer() {
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const [isToggled, menu] = useDisclosure(false);
  const isOpen = isPhone && isToggled;
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) panel.current?.focus();
  }, [isOpen]);
  useEscapeKey(() => {
    if (!isOpen) return;
    menu.close();
    button.current?.focus();
  });
  return {
    isOpen,
    /** Not focusable while hidden. */
    isHidden: isPhone && !isToggled,
    toggle: menu.toggle,
    closeAndFocusPage: () => {
      if (!isOpen) return;
      menu.close();
      // After the page is focusable again.
      requestAnimationFrame(() => page.current?.focus());
    },
    button,
    panel,
    page,
  };
}
