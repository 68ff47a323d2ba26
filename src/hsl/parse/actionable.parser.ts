import type { Actionable, QuickReply } from '../wire/actionable.js';
import { isObject } from './safe.json.js';
import { createObjectParser } from './object.parser.js';
import {
  boolean,
  flag,
  list,
  optionalText,
  type ValueParser,
  record,
  text,
} from './value.parsers.js';

const actionableParser = createObjectParser<Actionable>(
  {
    actionable_text: text(),
    type: text(),
    uri: text(),
    is_default: flag,
    location_required: boolean,
    payload: record,
    emoji: optionalText,
    option_unselected_text: optionalText,
    option_selected_text: optionalText,
    expired_text: optionalText,
  },
  { expiry_text: 'expired_text' },
);

/** Parses an actionable; a string sends itself as a message. */
export const parseActionable: ValueParser<Actionable | undefined> = (value) => {
  if (typeof value === 'string') return createMessageActionable(value, value);
  return isObject(value) ? actionableParser(value) : undefined;
};

/** Builds an actionable that sends `message`. */
export function createMessageActionable(label: string, message: string): QuickReply {
  const wire = { actionable_text: label, type: 'TEXT_ONLY', uri: '', payload: { message } };
  return actionableParser.parseTrusted(wire) as QuickReply;
}

/** Parses an actionable from a builder. */
export const parseTrustedActionable = actionableParser.parseTrusted;

export const parseActionables = list(parseActionable);

/** Parses a list of actionables; a single one becomes a list of one. */
export const parseOneOrMoreActionables: ValueParser<readonly Actionable[]> = (value) =>
  parseActionables(isObject(value) ? [value] : value);
