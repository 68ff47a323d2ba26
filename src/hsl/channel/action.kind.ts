import type { Actionable, ActionablePayload } from '../wire/actionable.js';
import { isBlank } from '../parse/blank.text.js';
import { optionalText } from '../parse/value.parsers.js';

/** What a tap does, as far as the support of channels differs. */
export type ActionKind = 'say' | 'link' | 'call' | 'share' | 'feedback' | 'other';

export function getActionKind({ type, uri }: Actionable): ActionKind {
  if (type === 'TEXT_ONLY' || type === 'TEXT') return 'say';
  if (uri === 'LINK' || uri === 'SELF_SERVE_WEB') return 'link';
  if (uri === 'CALL') return 'call';
  if (type === 'APP_FEEDBACK') return 'feedback';
  return type.startsWith('SHARE') ? 'share' : 'other';
}

/** The target of an action that can be written into a text: a URL or a phone number. */
export function getActionTarget(actionable: Actionable): string | undefined {
  const { payload } = actionable;
  const kind = getActionKind(actionable);
  if (kind === 'link') return optionalText(payload.url || payload.link) || undefined;
  return kind === 'call' ? getActionPhoneNumber(payload) : undefined;
}

/** Haptik does not document the payload key of the phone number; these are assumptions. */
const PHONE_KEYS = ['number', 'phone', 'phone_number', 'mobile'];

export function getActionPhoneNumber(payload: ActionablePayload): string | undefined {
  const phones = PHONE_KEYS.map((key) => optionalText(payload[key])?.trim());
  return phones.find((phone) => phone !== undefined && !isBlank(phone));
}

/** The message that a tap sends; undefined if it sends none. */
export function getActionMessage(actionable: Actionable): string | undefined {
  if (getActionKind(actionable) !== 'say') return undefined;
  const message = optionalText(actionable.payload.message) ?? '';
  return (isBlank(message) ? actionable.actionable_text : message).trim();
}
