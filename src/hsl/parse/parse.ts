import type { KnownElement, RawElement } from '../wire/elements.js';
import { isHslElement } from '../wire/hsl.element.js';
import { ELEMENT_PARSERS } from './element.parsers.js';
import { createObjectParser } from './object.parser.js';
import {
  optionalBoolean,
  optionalRecord,
  optionalText,
  type ValueParser,
  text,
} from './value.parsers.js';

/** Parses elements of unknown kinds. */
export const parseRaw = createObjectParser<RawElement>({
  text: optionalText,
  type: text(),
  voice_text: optionalText,
  mic_auto_open: optionalBoolean,
  isNew: optionalBoolean,
  data: optionalRecord,
});

/** How often the JSON of an element may be encoded as a string again. */
const MAX_STRING_NESTING = 3;

/**
 * Parses an element from an object or its JSON, for example from a reply or an event. Converts
 * loosely typed values (`"false"`, `"1.67"`), adds the keys that builders always write, and keeps
 * unknown keys and kinds. Returns undefined for a value that is not an element. Never throws.
 * Protocol 3.1.
 *
 * @example
 * const element = parse('{"type":"TEXT","text":"What next?"}');
 * if (element && isKind(element, 'TEXT')) console.log(element.data.quick_replies.length); // 0
 */
export function parse(json: unknown): KnownElement | RawElement | undefined {
  try {
    const value = typeof json === 'string' ? decodeJson(json) : json;
    if (!isHslElement(value)) return undefined;
    const parsers = ELEMENT_PARSERS as Readonly<Record<string, ValueParser<KnownElement>>>;
    const parser = Object.hasOwn(parsers, value.type) ? parsers[value.type] : undefined;
    return (parser ?? parseRaw)(value);
  } catch {
    return undefined; // an object with a getter that throws
  }
}

function decodeJson(json: string): unknown {
  let value: unknown = json;
  for (let depth = 0; typeof value === 'string' && depth < MAX_STRING_NESTING; depth++) {
    if (!/^\s*["{]/.test(value)) return undefined;
    value = JSON.parse(value);
  }
  return value;
}
