import { actionKindOf, messageOf, targetOf } from '../channel/action.kind.js';
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
  actionsOf,
  choicesOf,
  numeralBefore,
  optionsOf,
  saysSomething,
  tabActionsOf,
  tabChoice,
} from './choices.js';
import { parse } from '../read/parse.js';
import { optionalText } from '../read/values.js';
import { isBlank } from '../read/blank.text.js';

/**
 * An element as a text, for logs, notifications and channels that show nothing else: its texts,
 * its choices with the numbers by which `choiceOf` knows them, and where its links lead. Empty for
 * what a user does not see. Never throws.
 *
 * @example
 * toPlainText(button('Pick one', ['Small', 'Large'])); // 'Pick one\n1. Small\n2. Large'
 */
export function toPlainText(element: HslElement): string {
  const known = parse(element) as KnownElement | undefined;
  if (!known || isKind(known, 'SILENT')) return '';
  const number = numbering(known);
  if (isKind(known, 'TEXT')) return lines([known.text, ...number(known.data.quick_replies)]);
  if (isKind(known, 'BUTTON')) return lines([known.text, ...number(known.data.items)]);
  if (isKind(known, 'CAROUSEL')) return carouselText(known, number);
  if (isKind(known, 'FORM')) return formText(known, number);
  if (isKind(known, 'TAB_LIST')) return tabListText(known, number);
  if (isKind(known, 'RECEIPT')) {
    return lines([receiptText(known), ...number(known.data.footer?.actionables ?? [])]);
  }
  return known.text ?? '';
}

/** Those that are not blank, one beneath the other. */
export function lines(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && !isBlank(text)).join('\n');
}

/** Those that are not blank, with a line between them. */
export function paragraphs(texts: readonly string[]): string {
  return texts.filter((text) => !isBlank(text)).join('\n\n');
}

type Number = (actionables: readonly Actionable[]) => readonly string[];

/** Writes choices out, list by list, with the numbers that the choices of the element have. */
function numbering(element: HslElement): Number {
  const numbers = choicesOf(element).map((choice) => choice.number);
  let index = 0;
  return (actionables) =>
    actionables
      .map((actionable) => [actionable, numbers[index++]] as const)
      .filter(([actionable]) => isReadable(actionable))
      .map(([actionable, number]) => counted(actionable, number));
}

function counted(actionable: Actionable, number: number | undefined): string {
  if (!saysSomething(actionable)) return written(actionable);
  const label = isBlank(actionable.actionable_text)
    ? messageOf(actionable)
    : actionable.actionable_text;
  if (numeralBefore(label ?? '') !== undefined) return label ?? '';
  return number === undefined ? `• ${label}` : `${number}. ${label}`;
}

/** Whether a choice is something when it is read: nobody shares or rates by reading. */
export function isReadable(actionable: Actionable): boolean {
  const kind = actionKindOf(actionable);
  return kind !== 'share' && kind !== 'feedback';
}

/** A choice written out: with where it leads, or what it would show. */
export function written(actionable: Actionable): string {
  const { actionable_text: label, uri, payload } = actionable;
  const target = targetOf(actionable);
  if (target === label) return label;
  if (target !== undefined) return isBlank(label) ? target : `${label}: ${target}`;
  if (uri !== 'CAROUSEL_DETAIL') return label;
  const { title, sub_title, description } = payload;
  return lines([title, sub_title, description].map((text) => optionalText(text))) || label;
}

/** What a card says, without its actions. */
export function cardText({ title, sub_title, description, meta }: Card): string {
  return lines([title, sub_title, description, meta]);
}

function carouselText({ text, data }: CarouselElement, number: Number): string {
  const cards = data.items.map((card) => lines([cardText(card), ...number(actionsOf(card))]));
  return paragraphs([text, ...cards]);
}

function formText({ title, subtitle, data }: FormElement, number: Number): string {
  const options = optionsOf(data.fields);
  if (options.length > 0) {
    return lines([title, subtitle, ...data.fields.map(asked), ...number(options)]);
  }
  if (data.fields.length === 1) return lines([title, subtitle, ...data.fields.map(question)]);
  const questions = data.fields
    .toSorted((a, b) => a.order - b.order)
    .map((field) => `• ${question(field)}`);
  return paragraphs([lines([title, subtitle]), lines(questions)]);
}

/** What a field asks; its key in words when it asks nothing. */
export function asked({ hint, search_placeholder, key }: FormField): string {
  const word = key.replaceAll(/[_-]+/g, ' ').trim();
  return hint || search_placeholder || word.charAt(0).toUpperCase() + word.slice(1);
}

function question(field: FormField): string {
  const { options } = field;
  return options.length > 0 ? `${asked(field)} (${options.join(' / ')})` : asked(field);
}

function tabListText(element: TabListElement, number: Number): string {
  const { text, data } = element;
  const tabs = data.tabs.map(({ title, sub_title, tab_items }) =>
    lines([title, sub_title, ...number(tab_items.map(tabChoice))]),
  );
  return paragraphs([text, ...tabs, ...number(tabActionsOf(element))]);
}

/** A receipt without its actions. */
export function receiptText({ text, data }: ReceiptElement): string {
  const { header, subheader, order_items, footer } = data;
  const heads = subheader.flatMap(({ header_one, body_one, header_two, body_two }) => [
    pair(header_one, body_one),
    pair(header_two, body_two),
  ]);
  const items = order_items.map((item) => pair(lines([item.header, item.title]), item.body));
  const sum = lines([footer?.amount, footer?.offer_text]);
  return paragraphs([text, lines([header, ...heads]), lines(items), sum]);
}

function pair(head = '', body = ''): string {
  return !isBlank(head) && !isBlank(body) ? `${head}: ${body}` : head + body;
}
