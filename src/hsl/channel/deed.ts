import type { Actionable } from '../wire/actionable.js';
import { optionalText } from '../read/values.js';

/** What a tap does, as far as channels differ in what they let a user tap. */
export type Deed = 'say' | 'link' | 'call' | 'share' | 'other';

export function deedOf({ type, uri }: Actionable): Deed {
  if (type === 'TEXT_ONLY' || type === 'TEXT') return 'say';
  if (uri === 'LINK' || uri === 'SELF_SERVE_WEB') return 'link';
  if (uri === 'CALL') return 'call';
  return type === 'SHARE' ? 'share' : 'other';
}

/** Where it leads, in a form that can be written into a text: a URL, a phone number. */
export function targetOf(actionable: Actionable): string | undefined {
  const { payload } = actionable;
  const deed = deedOf(actionable);
  if (deed === 'link') return optionalText(payload.url || payload.link) || undefined;
  return deed === 'call' ? optionalText(payload['number']) || undefined : undefined;
}

/** What is said in the chat; undefined when a tap says nothing. */
export function messageOf(actionable: Actionable): string | undefined {
  return deedOf(actionable) === 'say'
    ? optionalText(actionable.payload.message)?.trim() || actionable.actionable_text
    : undefined;
}
