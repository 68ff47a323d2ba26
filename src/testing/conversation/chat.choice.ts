import { getActionKind, getActionTarget } from '../../hsl/channel/action.kind.js';
import { getCardActions, listChoices } from '../../hsl/text/choice.js';
import type { Actionable } from '../../hsl/wire/actionable.js';
import { isKind, type KnownElement } from '../../hsl/wire/elements.js';
import type { HslElement } from '../../hsl/wire/hsl.element.js';
import { optionalText } from '../../hsl/parse/value.parsers.js';
import { parse } from '../../hsl/parse/parse.js';

/** Something that a user can tap: a button, a quick reply, an action of a card, an item of a tab list. */
export interface ChatChoice {
  readonly label: string;
  /** The title of its card; undefined outside of a carousel. */
  readonly card: string | undefined;
  readonly actionable: Actionable;
  /** Whether it stays in the chat after the next message, as all but quick replies do. Protocol 3.6. */
  readonly stays: boolean;
}

/**
 * What a tap does.
 *
 * - `message`: sends a message, which leads to a node.
 * - `input`: lets the user send a location, an address, a file or a form that Haptik keeps.
 * - `target`: opens a page or calls a number.
 * - `other`: something within the app, such as a share dialog.
 */
export type ChoiceEffect =
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'input' }
  | { readonly kind: 'target'; readonly target: string }
  | { readonly kind: 'other'; readonly action: string };

/** Actions that ask the user for more than a tap. Protocol 3.4. */
const INPUT_URIS: ReadonlySet<string> = new Set([
  'SEND_LOCATION',
  'SEND_MULTIPLE_LOCATIONS',
  'SAVED_ADDRESSES',
  'GALLERY_PICKER',
  'IMAGE_UPLOAD',
  'DOCUMENT_PICKER',
]);

/** Everything in a message that a user can tap. */
export function listChatChoices(message: string | HslElement): ChatChoice[] {
  const element = typeof message === 'string' ? undefined : parse(message);
  if (!element || element.type === 'FORM') return [];
  const known = element as KnownElement;
  if (isKind(known, 'CAROUSEL')) {
    return known.data.items.flatMap((card) =>
      getCardActions(card).map((actionable) => toChatChoice(actionable, card.title, true)),
    );
  }
  const stays = known.type !== 'TEXT';
  return listChoices(known).map(({ actionable }) => toChatChoice(actionable, undefined, stays));
}

function toChatChoice(
  actionable: Actionable,
  card: string | undefined,
  stays: boolean,
): ChatChoice {
  return { label: actionable.actionable_text.trim(), card, actionable, stays };
}

/** What a tap on a choice does. Protocol 3.3, 3.4, 3.5. */
export function getChoiceEffect({ actionable }: ChatChoice): ChoiceEffect {
  const { type, uri, payload } = actionable;
  if (getActionKind(actionable) === 'say' || type === 'MESSAGE_BAR') {
    const messages = [payload.gogo_message, payload.message].map(optionalText);
    return { kind: 'message', message: messages.find(Boolean) ?? actionable.actionable_text };
  }
  if (INPUT_URIS.has(uri) || type === 'FORM_SHOW') return { kind: 'input' };
  const target = getActionTarget(actionable);
  if (target !== undefined) return { kind: 'target', target };
  return { kind: 'other', action: type === 'APP_ACTION' ? uri : type };
}
