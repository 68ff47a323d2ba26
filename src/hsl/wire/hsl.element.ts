/**
 * A rich element in Haptik's own wire shape (HSL): button, carousel, form and their kin.
 * Unknown keys travel untouched. Protocol 3.1.
 */
export interface HslElement {
  /** Kind of element, e.g. `TEXT`, `BUTTON`, `CAROUSEL`. */
  readonly type: string;
  /** Text shown with the element; a FORM has a `title` instead. */
  readonly text?: string;
  /** What the kind needs: buttons in `items`, quick replies in `quick_replies`. */
  readonly data?: object;
}

/** Whether a value has the shape of an HSL element: an object whose own `type` is a name. */
export function isHslElement(value: unknown): value is HslElement {
  try {
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.hasOwn(value, 'type') &&
      typeof (value as { type: unknown }).type === 'string' &&
      (value as { type: string }).type !== ''
    );
  } catch {
    return false; // an object that throws when it is looked at
  }
}
