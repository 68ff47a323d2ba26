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

/** The reader of the kinds that are not known. */
export const parseRaw = createObjectParser<RawElement>({
  text: optionalText,
  type: text(),
  voice_text: optionalText,
  mic_auto_open: optionalBoolean,
  isNew: optionalBoolean,
  data: optionalRecord,
});

/** A text in a text in a text is as deep as anybody has encoded an element. */
const MAX_STRING_NESTING = 3;

/**
 * Reads an element from an object or from its JSON, as it comes in replies, events and tests.
 * Loosely written values are read as what they mean (`"false"`, `"1.67"`), keys that builders
 * always write are filled in, unknown keys and kinds are kept. `undefined` for what is no
 * element. Never throws. Protocol 3.1.
 *
 * @example
 * const element = parse('{"type":"TEXT","text":"What next?"}');
 * if (element && isKind(element, 'TEXT')) console.log(element.data.quick_replies.length); // 0
 */
export function parse(json: unknown): KnownElement | RawElement | undefined {
  try {
    const value = typeof json === 'string' ? decodeJson(json) : json;
    if (!isHslElement(value)) return undefined;
    const readers = ELEMENT_PARSERS as Readonly<Record<string, ValueParser<KnownElement>>>;
    const read = Object.hasOwn(readers, value.type) ? readers[value.type] : undefined;
    return (read ?? parseRaw)(value);
  } catch {
    return undefined; // an object that throws when it is looked at
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
