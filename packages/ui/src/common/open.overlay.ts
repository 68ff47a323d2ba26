const OVERLAY_SELECTOR = '[role="dialog"], [role="menu"]';

/** Whether a dialog or menu is open. Escape closes it first. */
export function hasOpenOverlay(): boolean {
  return document.querySelector(OVERLAY_SELECTOR) !== null;
}

export function isOverlay(target: EventTarget): boolean {
  return target instanceof Element && target.matches(OVERLAY_SELECTOR);
}
