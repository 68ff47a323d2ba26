import type { Actionable, QuickReply } from '../wire/actionable.js';
import { isObject } from './plain.js';
import { shaped } from './shape.js';
import { boolean, flag, list, optionalText, type Read, record, text } from './values.js';

const shape = shaped<Actionable>(
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

/** An actionable; a bare text is one that says itself. */
export const actionableOf: Read<Actionable | undefined> = (value) => {
  if (typeof value === 'string') return saying(value, value);
  return isObject(value) ? shape(value) : undefined;
};

/** Says `message` in the chat when it is tapped. */
export function saying(label: string, message: string): QuickReply {
  const given = { actionable_text: label, type: 'TEXT_ONLY', uri: '', payload: { message } };
  return shape.wired(given) as QuickReply;
}

/** An actionable that a builder made. */
export const wiredActionable = shape.wired;

export const actionablesOf = list(actionableOf);

/** One actionable where a list is expected is a list of one. */
export const oneOrMore: Read<readonly Actionable[]> = (value) =>
  actionablesOf(isObject(value) ? [value] : value);
