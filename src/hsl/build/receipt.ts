import { ELEMENT_SHAPES } from '../read/element.shapes.js';
import { itemsOf } from '../read/plain.js';
import type { Actionable } from '../wire/actionable.js';
import type { ReceiptElement } from '../wire/elements.js';
import { given, withExtra } from './given.js';
import { type ElementOptions, wired } from './options.js';

/** Two columns of heading and text. */
export interface ReceiptSubheaderOptions {
  readonly headerOne?: string | undefined;
  readonly bodyOne?: string | undefined;
  readonly headerTwo?: string | undefined;
  readonly bodyTwo?: string | undefined;
}

/** One thing that was bought; at least one key is given. */
export interface ReceiptItemOptions {
  readonly header?: string | undefined;
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly imageUrl?: string | undefined;
}

export interface ReceiptFooterOptions {
  /** The key of the amount is not documented: `amount` is a guess, `extra` gives another. */
  readonly amount?: string | undefined;
  readonly offerText?: string | undefined;
  readonly actionables?: readonly (Actionable | string)[] | undefined;
  readonly extra?: object | undefined;
}

/** What {@link receipt} can be given. */
export interface ReceiptOptions extends ElementOptions {
  readonly header?: string | undefined;
  readonly subheader?: readonly ReceiptSubheaderOptions[] | undefined;
  readonly totalItemCount?: number | undefined;
  readonly footer?: ReceiptFooterOptions | undefined;
}

/**
 * What was bought. Seen in 2018 only. Protocol 3.11.
 *
 * @example
 * receipt('Your order', [{ title: 'Blue kettle', body: '₹ 899' }], {
 *   header: 'Order 9042',
 *   totalItemCount: 1,
 *   footer: { amount: '₹ 899', actionables: [shareReceipt('Share it')] },
 * });
 */
export function receipt(
  words: string,
  items: readonly ReceiptItemOptions[],
  options?: ReceiptOptions,
): ReceiptElement {
  const { header, subheader, totalItemCount, footer, ...rest } = given(options);
  const data = {
    header,
    subheader: itemsOf(subheader).map((row) => subheaderOf(row as ReceiptSubheaderOptions)),
    order_items: itemsOf(items).map((item) => itemOf(item as ReceiptItemOptions)),
    total_item_count: totalItemCount,
    footer: footer && footerOf(footer),
  };
  return ELEMENT_SHAPES.RECEIPT(wired(rest, { text: words, data }));
}

function subheaderOf(options: ReceiptSubheaderOptions): object {
  const { headerOne, bodyOne, headerTwo, bodyTwo } = given(options);
  return { header_one: headerOne, body_one: bodyOne, header_two: headerTwo, body_two: bodyTwo };
}

function itemOf(options: ReceiptItemOptions): object {
  const { imageUrl, ...rest } = given(options);
  return { ...rest, image_url: imageUrl };
}

function footerOf(options: ReceiptFooterOptions): object {
  const { offerText, extra, ...rest } = given(options);
  return withExtra(extra, { ...rest, offer_text: offerText });
}
