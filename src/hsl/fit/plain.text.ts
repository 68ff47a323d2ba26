import { parse } from '../read/parse.js';
import type { Actionable } from '../wire/actionable.js';
import type {
  Card,
  CarouselElement,
  FormElement,
  ReceiptElement,
  TabListElement,
} from '../wire/elements.js';
import { isKind, type KnownElement } from '../wire/elements.js';
import type { FormField } from '../wire/form.field.js';
import type { HslElement } from '../wire/hsl.element.js';
import { targetOf } from '../channel/deed.js';
import { actionsOf, tabChoice } from './choices.js';

/**
 * An element as a text, for logs, notifications and channels that show nothing else: its texts,
 * and its choices with the numbers by which {@link choiceOf} knows them. Never throws.
 *
 * @example
 * toPlainText(button('Pick one', ['Small', 'Large'])); // 'Pick one\n1. Small\n2. Large'
 */
export function toPlainText(element: HslElement): string {
  const known = parse(element) as KnownElement | undefined;
  if (!known) return '';
  if (isKind(known, 'TEXT')) return lines(known.text, ...numbered(known.data.quick_replies));
  if (isKind(known, 'BUTTON')) return lines(known.text, ...numbered(known.data.items));
  if (isKind(known, 'CAROUSEL')) return carouselText(known);
  if (isKind(known, 'FORM')) return formText(known);
  if (isKind(known, 'TAB_LIST')) return tabListText(known);
  if (isKind(known, 'RECEIPT')) {
    return lines(receiptText(known), ...numbered(known.data.footer?.actionables ?? []));
  }
  return known.text ?? '';
}

/** Those that are not blank, one beneath the other. */
export function lines(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text.trim() !== '').join('\n');
}

function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}

/** Choices with their numbers, and where they lead. */
function numbered(actionables: readonly Actionable[], first = 1): string[] {
  return actionables.map((actionable, index) => `${first + index}. ${written(actionable)}`);
}

/** A choice written out, with where it leads. */
export function written(actionable: Actionable): string {
  const target = targetOf(actionable);
  const label = actionable.actionable_text;
  if (target === undefined || target === label) return label;
  return label === '' ? target : `${label}: ${target}`;
}

/** What a card says, without its actions. */
export function cardText({ title, sub_title, description, meta }: Card): string {
  return lines(title, sub_title, description, meta);
}

function carouselText({ text, data }: CarouselElement): string {
  let first = 1;
  const cards = data.items.map((card) => {
    const actionables = actionsOf(card);
    const cardLines = lines(cardText(card), ...numbered(actionables, first));
    first += actionables.length;
    return cardLines;
  });
  return paragraphs(text, ...cards);
}

function formText({ title, subtitle, data }: FormElement): string {
  const questions = inOrder(data.fields).map((field) => `• ${question(field)}`);
  return paragraphs(lines(title, subtitle), lines(...questions));
}

export function inOrder(fields: readonly FormField[]): readonly FormField[] {
  return fields.toSorted((a, b) => a.order - b.order);
}

/** What a field asks, with what can be chosen. */
function question({ hint, search_placeholder, key, options }: FormField): string {
  const asked = hint || search_placeholder || key;
  return options.length > 0 ? `${asked} (${options.join(' / ')})` : asked;
}

function tabListText({ text, data }: TabListElement): string {
  let first = 1;
  const tabs = data.tabs.map(({ title, sub_title, tab_items }) => {
    const tabLines = lines(title, sub_title, ...numbered(tab_items.map(tabChoice), first));
    first += tab_items.length;
    return tabLines;
  });
  return paragraphs(text, ...tabs);
}

/** A receipt without its actions. */
export function receiptText({ text, data }: ReceiptElement): string {
  const { header, subheader, order_items, footer } = data;
  const heads = subheader.flatMap(({ header_one, body_one, header_two, body_two }) => [
    pair(header_one, body_one),
    pair(header_two, body_two),
  ]);
  const items = order_items.map((item) => pair(lines(item.header, item.title), item.body));
  const sum = lines(footer?.amount, footer?.offer_text);
  return paragraphs(text, lines(header, ...heads), lines(...items), sum);
}

function pair(head = '', body = ''): string {
  return head !== '' && body !== '' ? `${head}: ${body}` : head + body;
}
