import { type HslElement, isHslElement } from '../hsl/wire/hsl.element.js';
import { isBlank } from '../hsl/read/blank.text.js';

/** A message of a reply as the user meets it: a text, or a decoded element; undefined for neither. */
export function shownMessage(message: unknown): string | HslElement | undefined {
  const element = elementOf(message);
  if (element) return element;
  return typeof message === 'string' && !isBlank(message) ? message : undefined;
}

/** The rich element that a message is, as an object or as its JSON. */
export function elementOf(message: unknown): HslElement | undefined {
  const value = typeof message === 'string' ? jsonIn(message) : message;
  return isHslElement(value) ? value : undefined;
}

/** The value in a JSON text; undefined when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
