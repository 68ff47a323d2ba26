import type { HslElement } from 'nestjs-haptik/hsl';
import type { PressInput } from '../playground.contract.js';
import { tapAppAction } from './app.action.tap.js';
import { sendForm, sendKeptForm, sendSelection } from './form.tap.js';
import { splitHiddenData, toEntityItem } from './hidden.data.js';
import { type Fields, isFields, type Tap, toText, toTextOrNumber } from './tap.js';

/**
 * What happens when a user taps something in an element. Protocol 3.2 to 3.11.
 *
 * @returns undefined when there is no actionable at the path
 */
export function resolveTap(element: HslElement, input: PressInput): Tap | undefined {
  const root = element as unknown as Fields;
  if (input.path.length === 0) {
    return element.type === 'FORM' ? sendForm(root, input) : undefined;
  }
  const target = input.path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Fields)[key]
        : undefined,
    root,
  );
  return isFields(target) ? tapActionable(root, target, input) : undefined;
}

function tapActionable(element: Fields, actionable: Fields, input: PressInput): Tap {
  const label = toText(actionable['actionable_text']) ?? '';
  const payload = isFields(actionable['payload']) ? actionable['payload'] : {};
  switch (actionable['type']) {
    case 'APP_ACTION':
      return tapAppAction(toText(actionable['uri']) ?? '', payload, label, input);
    case 'TAB_LIST_TEXT_ONLY':
      return sendSelection(element, payload, label, input);
    case 'FORM_SHOW':
      return sendKeptForm(toTextOrNumber(payload['id']) ?? '', label, input);
    case 'SHARE':
    case 'SHARE_RECEIPT':
    case 'SHARE_REFERRAL':
      return sharePayload(payload, label);
    case 'APP_FEEDBACK':
      return { kind: 'app-action', action: 'APP_FEEDBACK', payload };
    case 'MESSAGE_BAR':
      return { kind: 'write-message', text: toText(payload['message']) ?? label };
    default:
      return sendMessage(payload, label);
  }
}

function sharePayload(payload: Fields, label: string): Tap {
  const image = toText(payload['image']);
  return { kind: 'share', text: toText(payload['message']) ?? label, ...(image && { image }) };
}

/** Sends `message`, or the label; the bot receives `gogo_message` instead. Protocol 3.5. */
function sendMessage(payload: Fields, label: string): Tap {
  const message = toText(payload['message']) ?? label;
  const sent = toText(payload['gogo_message']) ?? message;
  const { text } = splitHiddenData(message);
  const { data } = splitHiddenData(sent);
  const entities = Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, [toEntityItem(value)]]),
  );
  return {
    kind: 'message',
    text: text === '' ? label : text,
    label,
    entities,
    ...(sent !== text && { received: sent }),
  };
}
