import { type HslElement, isHslElement } from '../hsl/wire/hsl.element.js';
import { isBlank } from '../hsl/parse/blank.text.js';

/** Decodes a message of a reply: a text, or an element; undefined for other values. */
export function decodeMessage(message: unknown): string | HslElement | undefined {
  const element = decodeElement(message);
  if (element) return element;
  return typeof message === 'string' && !isBlank(message) ? message : undefined;
}

/** Decodes a rich element from an object or its JSON. */
export function decodeElement(message: unknown): HslElement | undefined {
  const value = typeof message === 'string' ? parseJsonOrUndefined(message) : message;
  return isHslElement(value) ? value : undefined;
}

/** Parses JSON; undefined for invalid JSON. */
export function parseJsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
