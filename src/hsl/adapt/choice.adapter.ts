import type { LimitName } from '../channel/channel.rules.js';
import { listChoices, sendsMessage } from '../text/choice.js';
import { ELEMENT_PARSERS } from '../parse/element.parsers.js';
import type { PlainObject } from '../parse/safe.json.js';
import { joinLines, toPlainText, formatChoice } from '../text/plain.text.js';
import type { Actionable } from '../wire/actionable.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { AdaptationContext } from './adaptation.context.js';
import { exceedsLength, splitText } from './text.shortener.js';

/** A text with choices, before it is known how a channel shows them. */
export interface ChoiceMessage {
  readonly text: string;
  readonly choices: readonly Actionable[];
  /** Where the choices stood. */
  readonly path: string;
  /** Whether they were buttons, which stay after a tap. */
  readonly prefersButtons: boolean;
  /** Top-level keys of the element that stay as they were. */
  readonly head: PlainObject;
  /** Its data, of which the keys that nobody knows stay. */
  readonly data?: object;
  /** The same as one text, with numbered choices. */
  readonly numbered: string;
  /** Whether there are numbers in it. */
  readonly isNumbered: boolean;
}

/** An element as one text, and whether there are numbers in it. */
export function toNumberedText(
  element: HslElement,
): Pick<ChoiceMessage, 'numbered' | 'isNumbered'> {
  const isNumbered = listChoices(element).some(({ number }) => number !== undefined);
  return { numbered: toPlainText(element), isNumbered };
}

/** What belongs to a kind, and is told anew when the kind changes. */
const KIND_SPECIFIC_KEYS: ReadonlySet<string> = new Set([
  'type',
  'text',
  'title',
  'subtitle',
  'data',
]);

/** Top-level keys that an element keeps when its kind changes. */
export function pickSharedKeys(element: HslElement): PlainObject {
  return Object.fromEntries(
    Object.entries(element).filter(([key]) => !KIND_SPECIFIC_KEYS.has(key)),
  );
}

/** Choices as buttons; where that cannot be, as quick replies; and else as a numbered text. */
export function adaptChoices(
  context: AdaptationContext,
  message: ChoiceMessage,
): readonly HslElement[] {
  const buttons = message.prefersButtons ? toButtons(context, message) : undefined;
  return buttons ?? toQuickReplies(context, message) ?? toNumberedList(context, message);
}

function toButtons(
  context: AdaptationContext,
  message: ChoiceMessage,
): readonly HslElement[] | undefined {
  const canTap = (actionable: Actionable): boolean => context.canTap('button', actionable);
  const tapped = message.choices.filter(canTap);
  const isFine = context.supports('BUTTON') && tapped.length > 0;
  if (!isFine || tapped.length > context.getLimit('buttons')) return undefined;
  const items = shortenDistinctLabels(context, 'buttonLabelLength', message, tapped);
  if (!items) return undefined;
  const words = appendWrittenChoices(context, message, canTap);
  return splitLongText(context, message, words, 'buttonTextLength', (last) =>
    ELEMENT_PARSERS.BUTTON({ ...last, data: { ...pickOtherData(message), items } }),
  );
}

function toQuickReplies(
  context: AdaptationContext,
  message: ChoiceMessage,
): readonly HslElement[] | undefined {
  const said = message.choices.filter(sendsMessage);
  if (said.length === 0) {
    const words = appendWrittenChoices(context, message, sendsMessage);
    return toTextElements(context, message, words);
  }
  if (said.length > context.getLimit('quickReplies')) return undefined;
  const replies = shortenDistinctLabels(context, 'quickReplyLabelLength', message, said);
  if (!replies) return undefined;
  if (message.prefersButtons) context.recordChange('buttons-to-quick-replies');
  const quick_replies = replies.map((it) => ({ ...it, type: 'TEXT_ONLY', uri: '' }));
  const words = appendWrittenChoices(context, message, sendsMessage);
  return splitLongText(context, message, words, 'quickReplyTextLength', (last) =>
    ELEMENT_PARSERS.TEXT({ ...last, data: { ...pickOtherData(message), quick_replies } }),
  );
}

/** What is in the data beside the choices. */
function pickOtherData({ data = {} }: ChoiceMessage): PlainObject {
  const others = Object.entries(data).filter(([key]) => key !== 'items' && key !== 'quick_replies');
  return Object.fromEntries(others);
}

/** Choices as a numbered text. */
export function toNumberedList(
  context: AdaptationContext,
  message: ChoiceMessage,
): readonly HslElement[] {
  const { choices, path, numbered, isNumbered } = message;
  const readable = context.selectReadable(choices, path);
  if (isNumbered) context.recordChange('choices-numbered', path);
  else if (readable.length > 0) context.recordChange('choices-written', path);
  return toTextElements(context, message, numbered);
}

/** Labels that fit; undefined when they could no longer be told apart. */
function shortenDistinctLabels(
  context: AdaptationContext,
  limit: LimitName,
  { choices, path }: ChoiceMessage,
  tapped: readonly Actionable[],
): readonly Actionable[] | undefined {
  const places = new Map(choices.map((it, index) => [it, index]));
  return context.areDistinct(limit, getLabels(tapped))
    ? context.shortenLabels(limit, tapped, (it) => `${path}[${places.get(it)}]`)
    : undefined;
}

const getLabels = (actionables: readonly Actionable[]): string[] =>
  actionables.map(({ actionable_text }) => actionable_text);

/** The text, and beneath it the choices that cannot be tapped. */
function appendWrittenChoices(
  context: AdaptationContext,
  { text: words, choices, path }: ChoiceMessage,
  canTap: (actionable: Actionable) => boolean,
): string {
  const rest = context.selectWritable(
    choices.filter((it) => !canTap(it)),
    path,
  );
  return joinLines([words, ...rest.map(formatChoice)]);
}

export function toTextElements(
  context: AdaptationContext,
  message: Pick<ChoiceMessage, 'head'>,
  words: string,
): readonly HslElement[] {
  return splitLongText(context, message, words, 'textLength', (last) => ELEMENT_PARSERS.TEXT(last));
}

/** A text that is too long goes ahead in parts; what can be tapped stands under the last. */
function splitLongText(
  context: AdaptationContext,
  { head }: Pick<ChoiceMessage, 'head'>,
  words: string,
  limit: LimitName,
  build: (last: PlainObject) => HslElement,
): readonly HslElement[] {
  const most = Math.max(1, context.getLimit(limit));
  if (!exceedsLength(words, most)) return [build({ ...head, text: words })];
  context.recordChange('text-split', 'text');
  const size = Math.max(1, Math.min(most, context.getLimit('textLength')));
  const parts = splitText(words, size);
  const last = parts.pop();
  return [...parts.map((text) => ELEMENT_PARSERS.TEXT({ text })), build({ ...head, text: last })];
}
