import { getActionKind, getActionMessage, getActionTarget } from '../channel/action.kind.js';
import type { Actionable } from '../wire/actionable.js';
import {
  type Card,
  isKind,
  type KnownElement,
  type TabItem,
  type TabListElement,
} from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { FormField } from '../wire/form.field.js';
import { isBlank } from '../parse/blank.text.js';
import { createMessageActionable } from '../parse/actionable.parser.js';
import { parse } from '../parse/parse.js';
import { optionalText } from '../parse/value.parsers.js';

/** One choice that an element offers. */
export interface Choice {
  /**
   * Position among the choices that send a message, from 1. Undefined for other choices, such as
   * links, and for all choices if a label or message of one is the number of another.
   */
  readonly number: number | undefined;
  readonly label: string;
  /** The message that a tap sends; undefined if it sends none. */
  readonly message: string | undefined;
  /** The message that the bot receives instead, if it differs. */
  readonly gogoMessage: string | undefined;
  /** The target of the action: a URL or a phone number. */
  readonly target: string | undefined;
  readonly actionable: Actionable;
}

/**
 * Lists the choices of an element with the numbers of {@link adaptToChannel} and
 * {@link toPlainText}. Never throws.
 *
 * @example
 * listChoices(button('Pick one', ['Small', 'Large'])).map(({ label }) => label); // ['Small', 'Large']
 */
export function listChoices(element: HslElement): readonly Choice[] {
  const parsed = parse(element);
  const actionables = parsed ? listActionables(parsed) : [];
  const numbers = assignNumbers(actionables);
  return actionables.map((actionable, index) => toChoice(actionable, numbers[index]));
}

/**
 * Numbers the actionables that send a message. Assigns no numbers if an actionable accepts the
 * number of another one as its answer, because that number would be ambiguous.
 */
function assignNumbers(actionables: readonly Actionable[]): (number | undefined)[] {
  let count = 0;
  const numbers = actionables.map((it) => (sendsMessage(it) ? ++count : undefined));
  const isUnambiguous = actionables.every((it, index) =>
    getAcceptedAnswers(it).every(
      (answer) => !/^\d+$/.test(answer) || Number(answer) === numbers[index],
    ),
  );
  return isUnambiguous ? numbers : numbers.map(() => undefined);
}

/**
 * Finds the choice that a user typed or tapped: by its label or message, ignoring case, or by its
 * number in the digits of any script. Returns undefined for no match or an ambiguous one. Never
 * throws.
 *
 * @example
 * matchChoice(button('Pick one', ['Small', 'Large']), '2.')?.label; // 'Large'
 */
export function matchChoice(element: HslElement, answer: string): Choice | undefined {
  const normalized = normalizeAnswer(optionalText(answer));
  if (isBlank(normalized) || normalized.length > MAX_ANSWER_LENGTH) return undefined;
  const key = parseNumeral(normalized) ?? normalized;
  const choices = listChoices(element);
  const [match, ...others] = choices.filter(({ actionable }) =>
    getAcceptedAnswers(actionable).includes(key),
  );
  if (match) return others.every((other) => isSameChoice(match, other)) ? match : undefined;
  return choices.find(({ number }) => String(number) === key);
}

/** The normalized answers that select a choice. Numbers are reduced to their digits. */
function getAcceptedAnswers(actionable: Actionable): string[] {
  const { actionable_text, payload } = actionable;
  const answers = [
    actionable_text,
    getActionMessage(actionable),
    optionalText(payload.gogo_message),
  ]
    .map((answer) => normalizeAnswer(answer))
    .filter((answer) => !isBlank(answer))
    .map((answer) => parseNumeral(answer) ?? answer);
  const labelNumber = parseLeadingNumber(actionable_text);
  return labelNumber === undefined ? answers : [...answers, labelNumber];
}

/** The digits of an answer that is only a number: `2`, `2.`, `(2)`, `#2`. */
function parseNumeral(answer: string): string | undefined {
  const [, digits] = /^[#(]?(\d{1,6})[.)]?$/.exec(answer) ?? [];
  return digits === undefined ? undefined : String(Number(digits));
}

/** The number at the start of a label: `2. Cancel`. */
export function parseLeadingNumber(label: string): string | undefined {
  const [, first = ''] = /^(\S{1,9}[.):])\s/.exec(normalizeAnswer(label)) ?? [];
  return parseNumeral(first.replace(/:$/, '.'));
}

function isSameChoice(one: Choice, other: Choice): boolean {
  const hasSameMessage = one.message === other.message && one.gogoMessage === other.gogoMessage;
  return hasSameMessage && one.target === other.target;
}

export function sendsMessage(actionable: Actionable): boolean {
  return getActionKind(actionable) === 'say';
}

/** Every actionable of an element, in display order. */
function listActionables(element: HslElement): readonly Actionable[] {
  const known = element as KnownElement;
  if (isKind(known, 'TEXT')) return known.data.quick_replies;
  if (isKind(known, 'BUTTON')) return known.data.items;
  if (isKind(known, 'CAROUSEL')) return known.data.items.flatMap(getCardActions);
  if (isKind(known, 'FORM')) return toOptionActionables(known.data.fields);
  if (isKind(known, 'TAB_LIST')) {
    const items = known.data.tabs.flatMap(({ tab_items }) => tab_items.map(toTabItemActionable));
    return [...items, ...getTabListActions(known)];
  }
  return isKind(known, 'RECEIPT') ? (known.data.footer?.actionables ?? []) : [];
}

/** All actions of a card; the small one comes last. */
export function getCardActions({ actionables, mini_actionable }: Card): readonly Actionable[] {
  return mini_actionable ? [...actionables, mini_actionable] : actionables;
}

/** The options of a form with one single-choice field. A number is ambiguous for other forms. */
export function toOptionActionables(fields: readonly FormField[]): readonly Actionable[] {
  const [field, ...others] = fields;
  const isSingleChoice = field && others.length === 0 && !field.type.startsWith('multi');
  return isSingleChoice
    ? field.options.map((option) => createMessageActionable(option, option))
    : [];
}

/** Actions of a tab list other than sending the selection. */
export function getTabListActions({ data }: TabListElement): readonly Actionable[] {
  return data.actionables.filter(({ type }) => type !== 'TAB_LIST_TEXT_ONLY');
}

/** An item of a tab as an actionable that sends its message. */
export function toTabItemActionable({ title, price, caption, message }: TabItem): Actionable {
  const shown = [title, price, caption].filter((text) => !isBlank(text ?? ''));
  const label = shown.join(' · ') || message || '';
  return createMessageActionable(
    label,
    [message, title, label].find((text) => !isBlank(text ?? '')) ?? '',
  );
}

function toChoice(actionable: Actionable, number: number | undefined): Choice {
  return {
    number,
    label: actionable.actionable_text,
    message: getActionMessage(actionable),
    gogoMessage: optionalText(actionable.payload.gogo_message) || undefined,
    target: getActionTarget(actionable),
    actionable,
  };
}

/** Matches most labels: short and of characters that need no normalization. */
const SHORT_PRINTABLE_ASCII = /^[\x20-\x7e]{0,500}$/;

/** Longer answers match no choice; normalization takes quadratic time. */
const MAX_ANSWER_LENGTH = 500;

/**
 * Converts to lower case and to the digits 0 to 9, and removes surrounding white space, directional
 * marks and keycap frames.
 */
function normalizeAnswer(text = ''): string {
  if (SHORT_PRINTABLE_ASCII.test(text)) return text.trim().toLowerCase();
  return text
    .slice(0, MAX_ANSWER_LENGTH + 1)
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\ufe0f\u20e3]/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/\p{Nd}/gu, (digit) => String(toDigit(digit)));
}

/** Unicode encodes decimal digits in runs of ten, from zero to nine. Some runs are adjacent. */
function toDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}
