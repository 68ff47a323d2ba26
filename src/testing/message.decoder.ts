import { type HslElement, isHslElement } from '../hsl/wire/hsl.element.js';
import { isBlank } from '../hsl/parse/blank.text.js';

/** A message of a reply as the user meets it: a text, or a decoded element; undefined for neither. */
export function decodeMessage(message: unknown): string | HslElement | undefined {
  const element = decodeElement(message);
  if (element) return element;
  return typeof message === 'string' && !isBlank(message) ? message : undefined;
}

/** The rich element that a message is, as an object or as its JSON. */
export function decodeElement(message: unknown): HslElement | undefined {
  const value = typeof message === 'string' ? parseJsonOrUndefined(message) : message;
  return isHslElement(value) ? value : undefined;
}

/** The value in a JSON text; undefined when it is none. */
export function parseJsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
