import { readOptions } from '../build/option.reader.js';
import type { Actionable, QuickReply } from '../wire/actionable.js';
import { createActionable, type ActionableOptions } from './actionable.factory.js';

/** Options of {@link say}. */
export interface SayOptions extends ActionableOptions {
  /** Message that the bot receives instead; the chat does not show it. @default the message */
  readonly gogoMessage?: string | undefined;
}

/**
 * Sends a message as if the user had typed it. A quick reply supports only this action.
 * Protocol 3.3, 3.5.
 *
 * @param message the user's message in the chat; the label by default
 * @example
 * say('Track it', 'Track my parcel', { gogoMessage: 'track PK77' });
 */
export function say(label: string, message: string = label, options?: SayOptions): QuickReply {
  return createActionable(label, 'TEXT_ONLY', '', { message, ...toGogoPayload(options) }, options);
}

/**
 * Sends a message with the type `TEXT` of protocol 3.3. Prefer {@link say}.
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
 * Puts a message into the message bar. Used on cards. Protocol 3.3.
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

/** Options of {@link sendSelection}. */
export interface SendSelectionOptions extends SayOptions {
  /** Label while nothing is selected. */
  readonly unselectedText?: string | undefined;
  /** Label once an item is selected. */
  readonly selectedText?: string | undefined;
  /** Label after the tab list has expired. */
  readonly expiredText?: string | undefined;
  /** Message that a tap sends after the tab list has expired. */
  readonly expiredMessage?: string | undefined;
}

/**
 * Sends the selection of the tab list that contains it. Protocol 3.10.
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
 * @param viaName the via name of the channel
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
