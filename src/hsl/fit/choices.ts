import { deedOf, messageOf, targetOf } from '../channel/deed.js';
import { saying } from '../read/actionable.shape.js';
import { parse } from '../read/parse.js';
import { optionalText } from '../read/values.js';
import type { Actionable } from '../wire/actionable.js';
import { type Card, isKind, type KnownElement, type TabItem } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';

/** Something of an element that a user can choose. */
export interface Choice {
  /** From 1, in the order in which the choices stand. */
  readonly number: number;
  readonly label: string;
  /** What is said in the chat when it is tapped; undefined when a tap says nothing. */
  readonly message: string | undefined;
  /** Where it leads: a URL or a phone number. */
  readonly target: string | undefined;
  readonly actionable: Actionable;
}

/**
 * What a user can choose in an element, numbered as {@link fit} and {@link toPlainText} number it.
 * Never throws.
 *
 * @example
 * choicesOf(button('Pick one', ['Small', 'Large'])).map(({ label }) => label); // ['Small', 'Large']
 */
export function choicesOf(element: HslElement): readonly Choice[] {
  const read = parse(element);
  return read ? actionablesIn(read).map((actionable, index) => choice(actionable, index + 1)) : [];
}

/**
 * What a user chose by what they wrote: the number, the label or the message of a choice, in any
 * digits and any case. `undefined` when it is none of them. Never throws.
 *
 * @example
 * choiceOf(button('Pick one', ['Small', 'Large']), '2.')?.label; // 'Large'
 */
export function choiceOf(element: HslElement, said: string): Choice | undefined {
  const word = wordOf(optionalText(said) ?? '');
  const choices = choicesOf(element);
  const [, digits] = /^#?(\d{1,6})[.)]?$/.exec(word) ?? [];
  return (
    choices.find(
      ({ label, message }) => word !== '' && [label, message].some((it) => wordOf(it) === word),
    ) ?? (digits === undefined ? undefined : choices[Number(digits) - 1])
  );
}

/** Every actionable of an element, in the order in which a user sees them. */
function actionablesIn(element: HslElement): readonly Actionable[] {
  const known = element as KnownElement;
  if (isKind(known, 'TEXT')) return known.data.quick_replies;
  if (isKind(known, 'BUTTON')) return known.data.items;
  if (isKind(known, 'CAROUSEL')) {
    return known.data.items.flatMap(actionsOf);
  }
  if (isKind(known, 'TAB_LIST')) {
    return known.data.tabs.flatMap(({ tab_items }) => tab_items.map(tabChoice));
  }
  return isKind(known, 'RECEIPT') ? (known.data.footer?.actionables ?? []) : [];
}

/** All actions of a card: the small one stands last. */
export function actionsOf({ actionables, mini_actionable }: Card): readonly Actionable[] {
  return mini_actionable ? [...actionables, mini_actionable] : actionables;
}

/** Choosing an item of a tab, as something that is said. */
export function tabChoice({ title, price, caption, message }: TabItem): Actionable {
  const shown = [title, price].filter((text) => text?.trim());
  const label = shown.join(' · ') || caption || message || '';
  return saying(label, [message, title, label].find((text) => text?.trim()) ?? '');
}

function choice(actionable: Actionable, number: number): Choice {
  return {
    number,
    label: actionable.actionable_text,
    message: messageOf(actionable),
    target: deedOf(actionable) === 'say' ? undefined : targetOf(actionable),
    actionable,
  };
}

/** In lower case, without white space around it, and with the digits of any script as 0 to 9. */
function wordOf(text = ''): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

/** Decimal digits stand in runs of ten that begin with the zero. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}
