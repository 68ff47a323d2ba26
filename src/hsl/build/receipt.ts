import { ELEMENT_SHAPES } from '../read/element.shapes.js';
import { itemsOf, type PlainObject } from '../read/plain.js';
import type { Actionable } from '../wire/actionable.js';
import type { ReceiptElement } from '../wire/elements.js';
import { given } from '../read/given.js';
import { type ElementOptions, envelope } from './options.js';

/** Two columns of heading and text. */
export interface ReceiptSubheaderOptions {
  readonly headerOne?: string;
  readonly bodyOne?: string;
  readonly headerTwo?: string;
  readonly bodyTwo?: string;
}

/** One thing that was bought; at least one key is given. */
export interface ReceiptItemOptions {
  readonly header?: string;
  readonly title?: string;
  readonly body?: string;
  readonly imageUrl?: string;
}

export interface ReceiptFooterOptions {
  /** The key of the amount is not documented: `amount` is a guess, `extra` gives another. */
  readonly amount?: string;
  readonly offerText?: string;
  readonly actionables?: readonly (Actionable | string)[];
  readonly extra?: PlainObject;
}

/** What {@link receipt} can be given. */
export interface ReceiptOptions extends ElementOptions {
  readonly header?: string;
  readonly subheader?: readonly ReceiptSubheaderOptions[];
  readonly totalItemCount?: number;
  readonly footer?: ReceiptFooterOptions;
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
  return ELEMENT_SHAPES.RECEIPT({ ...envelope(rest), text: words, data });
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
  return { ...given(extra), ...rest, offer_text: offerText };
}
