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

/** Something of an element that a user can choose. */
export interface Choice {
  /**
   * From 1, in the order in which they stand, among those that say something; undefined for what
   * leads somewhere else, such as a link, and for all where one names a number that is not its own.
   */
  readonly number: number | undefined;
  readonly label: string;
  /** What is said in the chat when it is tapped; undefined when a tap says nothing. */
  readonly message: string | undefined;
  /** What the bot gets in place of the message, if that is something else. */
  readonly gogoMessage: string | undefined;
  /** Where it leads: a URL or a phone number. */
  readonly target: string | undefined;
  readonly actionable: Actionable;
}

/**
 * What a user can choose in an element, numbered as `fit` and `toPlainText` number it. Never
 * throws.
 *
 * @example
 * listChoices(button('Pick one', ['Small', 'Large'])).map(({ label }) => label); // ['Small', 'Large']
 */
export function listChoices(element: HslElement): readonly Choice[] {
  const read = parse(element);
  const actionables = read ? listActionables(read) : [];
  const numbers = assignNumbers(actionables);
  return actionables.map((actionable, index) => toChoice(actionable, numbers[index]));
}

/**
 * Numbers for what says something. None, if one of them names a number that is not its own: a
 * number would mean two things then.
 */
function assignNumbers(actionables: readonly Actionable[]): (number | undefined)[] {
  let count = 0;
  const numbers = actionables.map((it) => (sendsMessage(it) ? ++count : undefined));
  const isClear = actionables.every((it, index) =>
    getAcceptedAnswers(it).every((name) => !/^\d+$/.test(name) || Number(name) === numbers[index]),
  );
  return isClear ? numbers : numbers.map(() => undefined);
}

/**
 * What a user chose by what they wrote or tapped: the label of a choice or what it says in any
 * case, or its number in any digits. `undefined` when it is none of them, or could be several.
 * Never throws.
 *
 * @example
 * matchChoice(button('Pick one', ['Small', 'Large']), '2.')?.label; // 'Large'
 */
export function matchChoice(element: HslElement, answer: string): Choice | undefined {
  const spoken = normalizeAnswer(optionalText(answer));
  if (isBlank(spoken) || spoken.length > MAX_ANSWER_LENGTH) return undefined;
  const word = parseNumeral(spoken) ?? spoken;
  const choices = listChoices(element);
  const [named, ...others] = choices.filter(({ actionable }) =>
    getAcceptedAnswers(actionable).includes(word),
  );
  if (named) return others.every((other) => isSameChoice(named, other)) ? named : undefined;
  return choices.find(({ number }) => String(number) === word);
}

/** All that a user may write, and a tap may send, for a choice; numbers as their digits. */
function getAcceptedAnswers(actionable: Actionable): string[] {
  const { actionable_text, payload } = actionable;
  const names = [actionable_text, getActionMessage(actionable), optionalText(payload.gogo_message)]
    .map((name) => normalizeAnswer(name))
    .filter((name) => !isBlank(name))
    .map((name) => parseNumeral(name) ?? name);
  const own = parseLeadingNumber(actionable_text);
  return own === undefined ? names : [...names, own];
}

/** The digits of what is nothing but a number: `2`, `2.`, `(2)`, `#2`. */
function parseNumeral(word: string): string | undefined {
  const [, digits] = /^[#(]?(\d{1,6})[.)]?$/.exec(word) ?? [];
  return digits === undefined ? undefined : String(Number(digits));
}

/** The number that a label brings along: `2. Cancel`. */
export function parseLeadingNumber(label: string): string | undefined {
  const [, first = ''] = /^(\S{1,9}[.):])\s/.exec(normalizeAnswer(label)) ?? [];
  return parseNumeral(first.replace(/:$/, '.'));
}

function isSameChoice(one: Choice, other: Choice): boolean {
  const isSaidAlike = one.message === other.message && one.gogoMessage === other.gogoMessage;
  return isSaidAlike && one.target === other.target;
}

export function sendsMessage(actionable: Actionable): boolean {
  return getActionKind(actionable) === 'say';
}

/** Every actionable of an element, in the order in which a user sees them. */
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

/** All actions of a card: the small one stands last. */
export function getCardActions({ actionables, mini_actionable }: Card): readonly Actionable[] {
  return mini_actionable ? [...actionables, mini_actionable] : actionables;
}

/** The options of a form that asks for one of them; where it asks more, a number says too little. */
export function toOptionActionables(fields: readonly FormField[]): readonly Actionable[] {
  const [field, ...others] = fields;
  const isOneOfThem = field && others.length === 0 && !field.type.startsWith('multi');
  return isOneOfThem ? field.options.map((option) => createMessageActionable(option, option)) : [];
}

/** Actions of a tab list that do something else than send what was chosen. */
export function getTabListActions({ data }: TabListElement): readonly Actionable[] {
  return data.actionables.filter(({ type }) => type !== 'TAB_LIST_TEXT_ONLY');
}

/** Choosing an item of a tab, as something that is said. */
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

/** What most labels are: short, and of letters that have one form. */
const SHORT_PRINTABLE_ASCII = /^[\x20-\x7e]{0,500}$/;

/** A longer text names no choice. Normalising takes the square of the time for a longer one. */
const MAX_ANSWER_LENGTH = 500;

/**
 * In lower case, with the digits of any script as 0 to 9, and without what stands around them
 * unseen: white space, marks of direction, the frame of a keycap.
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

/** Decimal digits stand in runs of ten, each from zero to nine, some of which adjoin. */
function toDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}
