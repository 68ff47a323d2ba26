const ABOVE = '[role="dialog"], [role="menu"]';

/** Whether a dialog or a menu is open, which Escape closes first. */
export function isSomethingAbove(): boolean {
  return document.querySelector(ABOVE) !== null;
}

export function isAbove(target: EventTarget): boolean {
  return target instanceof Element && target.matches(ABOVE);
}
