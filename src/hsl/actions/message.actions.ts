import { readOptions } from '../build/option.reader.js';
import type { Actionable, QuickReply } from '../wire/actionable.js';
import { createActionable, type ActionableOptions } from './actionable.factory.js';

/** What {@link say} can be given. */
export interface SayOptions extends ActionableOptions {
  /** What the bot gets in place of the message; shown to nobody. @default the message */
  readonly gogoMessage?: string | undefined;
}

/**
 * Says something in the chat, as if the user had typed it. The only thing a quick reply can do.
 * Protocol 3.3, 3.5.
 *
 * @param message what the chat shows as the user's message; the label, unless it is given
 * @example
 * say('Track it', 'Track my parcel', { gogoMessage: 'track PK77' });
 */
export function say(label: string, message: string = label, options?: SayOptions): QuickReply {
  return createActionable(label, 'TEXT_ONLY', '', { message, ...toGogoPayload(options) }, options);
}

/**
 * Sends a message, by the type `TEXT`. Protocol 3.3 names it; {@link say} is the usual one.
 *
 * @example
 * sendText('Hello', 'Hello there');
 */
export function sendText(
  label: string,
  message: string = label,
  options?: SayOptions,
): Actionable<'TEXT', ''> {
  return createActionable(label, 'TEXT', '', { message, ...toGogoPayload(options) }, options);
}

/**
 * Puts a message into the message bar; used on cards. Protocol 3.3.
 *
 * @example
 * messageBar('Ask about it', 'Is the kettle in stock?');
 */
export function messageBar(
  label: string,
  message: string = label,
  options?: SayOptions,
): Actionable<'MESSAGE_BAR', 'CAROUSEL_DEFAULT'> {
  const payload = { message, ...toGogoPayload(options) };
  return createActionable(label, 'MESSAGE_BAR', 'CAROUSEL_DEFAULT', payload, options);
}

/** Labels of {@link sendSelection}. */
export interface SendSelectionOptions extends SayOptions {
  /** While nothing is chosen. */
  readonly unselectedText?: string | undefined;
  /** Once something is chosen. */
  readonly selectedText?: string | undefined;
  /** When it is too late. */
  readonly expiredText?: string | undefined;
  /** What is said when it is too late. */
  readonly expiredMessage?: string | undefined;
}

/**
 * Sends what was chosen in the tab list it stands on. Protocol 3.10.
 *
 * @example
 * sendSelection('Order', { unselectedText: 'Choose a plan', selectedText: 'Order it' });
 */
export function sendSelection(
  label: string,
  options?: SendSelectionOptions,
): Actionable<'TAB_LIST_TEXT_ONLY', ''> {
  const { unselectedText, selectedText, expiredText, expiredMessage, ...rest } =
    readOptions(options);
  const extra = {
    ...readOptions(rest.extra),
    option_unselected_text: unselectedText,
    option_selected_text: selectedText,
    expired_text: expiredText,
  };
  const payload = { expired_message: expiredMessage, ...toGogoPayload(rest) };
  return createActionable(label, 'TAB_LIST_TEXT_ONLY', '', payload, { ...rest, extra });
}

/**
 * Opens another channel of the app.
 *
 * @param viaName its via name
 * @example
 * launchChannel('Recharge', 'rechargebot', { gogoMessage: 'recharge 199' });
 */
export function launchChannel(
  label: string,
  viaName: string,
  options?: SayOptions,
): Actionable<'APP_ACTION', 'LAUNCH_CHANNEL'> {
  const payload = { via_name: viaName, ...toGogoPayload(options) };
  return createActionable(label, 'APP_ACTION', 'LAUNCH_CHANNEL', payload, options);
}

function toGogoPayload(options: SayOptions | undefined): { gogo_message?: string | undefined } {
  return options === undefined ? {} : { gogo_message: readOptions(options).gogoMessage };
}
