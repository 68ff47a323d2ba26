import { readOptions } from '../build/option.reader.js';
import type { Actionable, ActionableUri } from '../wire/actionable.js';
import { createActionable, type ActionableOptions } from './actionable.factory.js';

/**
 * Opens a web page in the browser.
 *
 * @example
 * link('Invoice', 'https://shop.example/invoice/9');
 */
export function link(
  label: string,
  url: string,
  options?: ActionableOptions,
): Actionable<'APP_ACTION', 'LINK'> {
  return createActionable(label, 'APP_ACTION', 'LINK', { url }, options);
}

/**
 * Opens a web page inside the chat.
 *
 * @example
 * webview('Pay', 'https://pay.example/session/1');
 */
export function webview(
  label: string,
  url: string,
  options?: ActionableOptions,
): Actionable<'APP_ACTION', 'SELF_SERVE_WEB'> {
  return createActionable(label, 'APP_ACTION', 'SELF_SERVE_WEB', { url }, options);
}

/**
 * Calls a phone number. Android and iOS only. Haptik does not document the payload key of the
 * number: `number` is an assumption. Use the option `payload` for a different key.
 *
 * @example
 * phoneCall('Call us', '+911234567890');
 */
export function phoneCall(
  label: string,
  number: string,
  options?: ActionableOptions,
): Actionable<'APP_ACTION', 'CALL'> {
  return createActionable(label, 'APP_ACTION', 'CALL', { number: number || undefined }, options);
}

/**
 * Opens a form created in Haptik's bot builder.
 *
 * @example
 * openForm('Give the address', 'form-17');
 */
export function openForm(
  label: string,
  formId: string | number,
  options?: ActionableOptions,
): Actionable<'FORM_SHOW', ''> {
  return createActionable(label, 'FORM_SHOW', '', { id: formId }, options);
}

/** Options of {@link details}. */
export interface DetailsOptions extends ActionableOptions {
  readonly title?: string | undefined;
  readonly subTitle?: string | undefined;
  readonly description?: string | undefined;
  /** URLs of images. */
  readonly images?: readonly string[] | undefined;
}

/**
 * Opens a detail page of the card that contains it.
 *
 * @example
 * details('More', { title: 'Blue kettle', images: ['https://cdn.example/k1.png'] });
 */
export function details(
  label: string,
  options?: DetailsOptions,
): Actionable<'APP_ACTION', 'CAROUSEL_DETAIL'> {
  const { title, subTitle, description, images } = readOptions(options);
  const payload = { title, sub_title: subTitle, description, images };
  return createActionable(label, 'APP_ACTION', 'CAROUSEL_DETAIL', payload, options);
}

/** Screens of the app and its wallet. Protocol 3.4, documented in 2018. */
export type AppScreen = Extract<
  ActionableUri,
  | 'APP_AUTHENTICATE'
  | 'PROFILE'
  | 'WALLET'
  | 'WALLET_HISTORY'
  | 'TRANSACTION_HISTORY'
  | 'REFERRAL'
  | 'RECHARGE'
  | 'DTH'
  | 'ELECTRICITY'
  | 'SELF_SERVE_RECHARGE'
  | 'VIDEO_PLAYER'
  | 'SHOWTIME_DETAIL'
  | 'SHOPPING_DETAIL'
>;

/** Options of {@link openScreen}. */
export interface ScreenOptions extends ActionableOptions {
  /** URL to which APP_AUTHENTICATE returns. */
  readonly callbackLink?: string | undefined;
  /** Package of the app that APP_AUTHENTICATE opens. */
  readonly packageName?: string | undefined;
}

/**
 * Opens a screen of the app.
 *
 * @example
 * openScreen('My wallet', 'WALLET');
 */
export function openScreen<const Screen extends AppScreen>(
  label: string,
  screen: Screen,
  options?: ScreenOptions,
): Actionable<'APP_ACTION', Screen> {
  const { callbackLink, packageName } = readOptions(options);
  const payload = { callback_link: callbackLink, package_name: packageName };
  return createActionable(label, 'APP_ACTION', screen, payload, options);
}
