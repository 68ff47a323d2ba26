/**
 * A rich element in Haptik's wire format (HSL), such as a button, a carousel or a form. Unknown keys
 * are kept unchanged. Protocol 3.1.
 */
export interface HslElement {
  /** Kind of element, e.g. `TEXT`, `BUTTON`, `CAROUSEL`. */
  readonly type: string;
  /** Text of the element; a FORM has a `title` instead. */
  readonly text?: string;
  /** Data of the kind, such as buttons in `items` or quick replies in `quick_replies`. */
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
    return false; // an object with a getter that throws
  }
}
