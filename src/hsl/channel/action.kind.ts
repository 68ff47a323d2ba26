import type { Actionable } from '../wire/actionable.js';
import { optionalText } from '../read/values.js';

/** What a tap does, as far as channels differ in what they let a user tap. */
export type ActionKind = 'say' | 'link' | 'call' | 'share' | 'feedback' | 'other';

export function actionKindOf({ type, uri, payload }: Actionable): ActionKind {
  if (type === 'TEXT_ONLY' || type === 'TEXT') return 'say';
  if (type === 'MESSAGE_BAR' && optionalText(payload.message)?.trim()) return 'say';
  if (uri === 'LINK' || uri === 'SELF_SERVE_WEB') return 'link';
  if (uri === 'CALL') return 'call';
  if (type === 'APP_FEEDBACK') return 'feedback';
  return type === 'SHARE' ? 'share' : 'other';
}

/** Where it leads, in a form that can be written into a text: a URL, a phone number. */
export function targetOf(actionable: Actionable): string | undefined {
  const { payload } = actionable;
  const kind = actionKindOf(actionable);
  if (kind === 'link') return optionalText(payload.url || payload.link) || undefined;
  return kind === 'call' ? optionalText(payload['number']) || undefined : undefined;
}

/** What is said in the chat; undefined when a tap says nothing. */
export function messageOf(actionable: Actionable): string | undefined {
  if (actionKindOf(actionable) !== 'say') return undefined;
  return optionalText(actionable.payload.message)?.trim() || actionable.actionable_text.trim();
}
