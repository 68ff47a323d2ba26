import { ELEMENT_PARSERS } from '../parse/element.parsers.js';
import { safeItems } from '../parse/safe.json.js';
import type { Actionable } from '../wire/actionable.js';
import type { ReceiptElement } from '../wire/elements.js';
import { readOptions, mergeExtraKeys } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** Two columns, each with a heading and a text. */
export interface ReceiptSubheaderOptions {
  readonly headerOne?: string | undefined;
  readonly bodyOne?: string | undefined;
  readonly headerTwo?: string | undefined;
  readonly bodyTwo?: string | undefined;
}

/** One purchased item. At least one key is required. */
export interface ReceiptItemOptions {
  readonly header?: string | undefined;
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly imageUrl?: string | undefined;
}

export interface ReceiptFooterOptions {
  /** Haptik does not document this key: `amount` is an assumption. Use `extra` for another key. */
  readonly amount?: string | undefined;
  readonly offerText?: string | undefined;
  readonly actionables?: readonly (Actionable | string)[] | undefined;
  readonly extra?: object | undefined;
}

/** Options of {@link receipt}. */
export interface ReceiptOptions extends ElementOptions {
  readonly header?: string | undefined;
  readonly subheader?: readonly ReceiptSubheaderOptions[] | undefined;
  readonly totalItemCount?: number | undefined;
  readonly footer?: ReceiptFooterOptions | undefined;
}

/**
 * Builds a receipt. Documented by Haptik in 2018 only. Protocol 3.11.
 *
 * @example
 * receipt('Your order', [{ title: 'Blue kettle', body: '₹ 899' }], {
 *   header: 'Order 9042',
 *   totalItemCount: 1,
 *   footer: { amount: '₹ 899', actionables: [shareReceipt('Share it')] },
 * });
 */
export function receipt(
  messageText: string,
  items: readonly ReceiptItemOptions[],
  options?: ReceiptOptions,
): ReceiptElement {
  const { header, subheader, totalItemCount, footer, ...rest } = readOptions(options);
  const data = {
    header,
    subheader: safeItems(subheader).map((row) => toWireSubheader(row as ReceiptSubheaderOptions)),
    order_items: safeItems(items).map((item) => toWireItem(item as ReceiptItemOptions)),
    total_item_count: totalItemCount,
    footer: footer && toWireFooter(footer),
  };
  return ELEMENT_PARSERS.RECEIPT(toWireElement(rest, { text: messageText, data }));
}

function toWireSubheader(options: ReceiptSubheaderOptions): object {
  const { headerOne, bodyOne, headerTwo, bodyTwo } = readOptions(options);
  return { header_one: headerOne, body_one: bodyOne, header_two: headerTwo, body_two: bodyTwo };
}

function toWireItem(options: ReceiptItemOptions): object {
  const { imageUrl, ...rest } = readOptions(options);
  return { ...rest, image_url: imageUrl };
}

function toWireFooter(options: ReceiptFooterOptions): object {
  const { offerText, extra, ...rest } = readOptions(options);
  return mergeExtraKeys(extra, { ...rest, offer_text: offerText });
}
