import { getActionKind, getActionMessage, getActionTarget } from '../channel/action.kind.js';
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
import {
  getCardActions,
  listChoices,
  parseLeadingNumber,
  toOptionActionables,
  sendsMessage,
  getTabListActions,
  toTabItemActionable,
} from './choice.js';
import { parse } from '../parse/parse.js';
import { optionalText } from '../parse/value.parsers.js';
import { isBlank } from '../parse/blank.text.js';

/**
 * Renders an element as text, for logs, notifications and text-only channels: its texts, its choices
 * with the numbers of {@link matchChoice}, and the targets of its links. Empty for an element that
 * users do not see. Never throws.
 *
 * @example
 * toPlainText(button('Pick one', ['Small', 'Large'])); // 'Pick one\n1. Small\n2. Large'
 */
export function toPlainText(element: HslElement): string {
  const known = parse(element) as KnownElement | undefined;
  if (!known || isKind(known, 'SILENT')) return '';
  const number = createChoiceFormatter(known);
  if (isKind(known, 'TEXT')) return joinLines([known.text, ...number(known.data.quick_replies)]);
  if (isKind(known, 'BUTTON')) return joinLines([known.text, ...number(known.data.items)]);
  if (isKind(known, 'CAROUSEL')) return formatCarousel(known, number);
  if (isKind(known, 'FORM')) return formatForm(known, number);
  if (isKind(known, 'TAB_LIST')) return formatTabList(known, number);
  if (isKind(known, 'RECEIPT')) {
    return joinLines([formatReceipt(known), ...number(known.data.footer?.actionables ?? [])]);
  }
  return known.text ?? '';
}

/** Joins the texts that are not blank with line breaks. */
export function joinLines(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && !isBlank(text)).join('\n');
}

/** Joins the texts that are not blank with empty lines. */
export function joinParagraphs(texts: readonly string[]): string {
  return texts.filter((text) => !isBlank(text)).join('\n\n');
}

type ChoiceFormatter = (actionables: readonly Actionable[]) => readonly string[];

/** Formats the choices of an element, list by list, with their numbers. */
function createChoiceFormatter(element: HslElement): ChoiceFormatter {
  const numbers = listChoices(element).map((choice) => choice.number);
  let index = 0;
  return (actionables) =>
    actionables
      .map((actionable) => [actionable, numbers[index++]] as const)
      .filter(([actionable]) => isReadable(actionable))
      .map(([actionable, number]) => formatNumberedChoice(actionable, number));
}

function formatNumberedChoice(actionable: Actionable, number: number | undefined): string {
  if (!sendsMessage(actionable)) return formatChoice(actionable);
  const label = isBlank(actionable.actionable_text)
    ? getActionMessage(actionable)
    : actionable.actionable_text;
  if (parseLeadingNumber(label ?? '') !== undefined) return label ?? '';
  return number === undefined ? `• ${label}` : `${number}. ${label}`;
}

/** Whether a choice has a meaning as text. Sharing and giving feedback need a tap. */
export function isReadable(actionable: Actionable): boolean {
  const kind = getActionKind(actionable);
  return kind !== 'share' && kind !== 'feedback';
}

/** Formats a choice as text, with its target or its details. */
export function formatChoice(actionable: Actionable): string {
  const { actionable_text: label, uri, payload } = actionable;
  const target = getActionTarget(actionable);
  if (target === label) return label;
  if (target !== undefined) return isBlank(label) ? target : `${label}: ${target}`;
  if (uri !== 'CAROUSEL_DETAIL') return label;
  const { title, sub_title, description } = payload;
  return joinLines([title, sub_title, description].map((text) => optionalText(text))) || label;
}

/** The texts of a card, without its actions. */
export function formatCard({ title, sub_title, description, meta }: Card): string {
  return joinLines([title, sub_title, description, meta]);
}

function formatCarousel({ text, data }: CarouselElement, number: ChoiceFormatter): string {
  const cards = data.items.map((card) =>
    joinLines([formatCard(card), ...number(getCardActions(card))]),
  );
  return joinParagraphs([text, ...cards]);
}

function formatForm({ title, subtitle, data }: FormElement, number: ChoiceFormatter): string {
  const options = toOptionActionables(data.fields);
  if (options.length > 0) {
    return joinLines([title, subtitle, ...data.fields.map(getFieldPrompt), ...number(options)]);
  }
  if (data.fields.length === 1)
    return joinLines([title, subtitle, ...data.fields.map(formatQuestion)]);
  const questions = data.fields
    .toSorted((a, b) => a.order - b.order)
    .map((field) => `• ${formatQuestion(field)}`);
  return joinParagraphs([joinLines([title, subtitle]), joinLines(questions)]);
}

/** The question of a field; derived from its key if it has none. */
export function getFieldPrompt({ hint, search_placeholder, key }: FormField): string {
  const label = key.replaceAll(/[_-]+/g, ' ').trim();
  return hint || search_placeholder || label.charAt(0).toUpperCase() + label.slice(1);
}

function formatQuestion(field: FormField): string {
  const { options } = field;
  return options.length > 0
    ? `${getFieldPrompt(field)} (${options.join(' / ')})`
    : getFieldPrompt(field);
}

function formatTabList(element: TabListElement, number: ChoiceFormatter): string {
  const { text, data } = element;
  const tabs = data.tabs.map(({ title, sub_title, tab_items }) =>
    joinLines([title, sub_title, ...number(tab_items.map(toTabItemActionable))]),
  );
  return joinParagraphs([text, ...tabs, ...number(getTabListActions(element))]);
}

/** The texts of a receipt, without its actions. */
export function formatReceipt({ text, data }: ReceiptElement): string {
  const { header, subheader, order_items, footer } = data;
  const heads = subheader.flatMap(({ header_one, body_one, header_two, body_two }) => [
    joinPair(header_one, body_one),
    joinPair(header_two, body_two),
  ]);
  const items = order_items.map((item) =>
    joinPair(joinLines([item.header, item.title]), item.body),
  );
  const sum = joinLines([footer?.amount, footer?.offer_text]);
  return joinParagraphs([text, joinLines([header, ...heads]), joinLines(items), sum]);
}

function joinPair(head = '', body = ''): string {
  return !isBlank(head) && !isBlank(body) ? `${head}: ${body}` : head + body;
}
