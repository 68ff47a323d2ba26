import type { LimitName } from '../channel/channel.rules.js';
import { listChoices, sendsMessage } from '../text/choice.js';
import { ELEMENT_PARSERS } from '../parse/element.parsers.js';
import type { PlainObject } from '../parse/safe.json.js';
import { joinLines, toPlainText, formatChoice } from '../text/plain.text.js';
import type { Actionable } from '../wire/actionable.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { AdaptationContext } from './adaptation.context.js';
import { exceedsLength, splitText } from './text.shortener.js';

/** A text with choices, independent of how a channel shows them. */
export interface ChoiceMessage {
  readonly text: string;
  readonly choices: readonly Actionable[];
  /** Path of the choices in the original element. */
  readonly path: string;
  /** Whether the choices were buttons, which stay after a tap. */
  readonly prefersButtons: boolean;
  /** Top-level keys that the adapted element keeps. */
  readonly head: PlainObject;
  /** The original data, of which unknown keys are kept. */
  readonly data?: object;
  /** The message as one text with numbered choices. */
  readonly numbered: string;
  /** Whether `numbered` contains numbers. */
  readonly isNumbered: boolean;
}

/** Renders an element as one text with numbered choices. */
export function toNumberedText(
  element: HslElement,
): Pick<ChoiceMessage, 'numbered' | 'isNumbered'> {
  const isNumbered = listChoices(element).some(({ number }) => number !== undefined);
  return { numbered: toPlainText(element), isNumbered };
}

/** Keys that depend on the kind of the element. */
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

/** Adapts choices to buttons, else to quick replies, else to a numbered text. */
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
  const tappable = message.choices.filter(canTap);
  const isSupported = context.supports('BUTTON') && tappable.length > 0;
  if (!isSupported || tappable.length > context.getLimit('buttons')) return undefined;
  const items = shortenDistinctLabels(context, 'buttonLabelLength', message, tappable);
  if (!items) return undefined;
  const text = appendWrittenChoices(context, message, canTap);
  return splitLongText(context, message, text, 'buttonTextLength', (last) =>
    ELEMENT_PARSERS.BUTTON({ ...last, data: { ...pickOtherData(message), items } }),
  );
}

function toQuickReplies(
  context: AdaptationContext,
  message: ChoiceMessage,
): readonly HslElement[] | undefined {
  const messageChoices = message.choices.filter(sendsMessage);
  if (messageChoices.length === 0) {
    const text = appendWrittenChoices(context, message, sendsMessage);
    return toTextElements(context, message, text);
  }
  if (messageChoices.length > context.getLimit('quickReplies')) return undefined;
  const replies = shortenDistinctLabels(context, 'quickReplyLabelLength', message, messageChoices);
  if (!replies) return undefined;
  if (message.prefersButtons) context.recordChange('buttons-to-quick-replies');
  const quick_replies = replies.map((it) => ({ ...it, type: 'TEXT_ONLY', uri: '' }));
  const text = appendWrittenChoices(context, message, sendsMessage);
  return splitLongText(context, message, text, 'quickReplyTextLength', (last) =>
    ELEMENT_PARSERS.TEXT({ ...last, data: { ...pickOtherData(message), quick_replies } }),
  );
}

/** The keys of the data other than the choices. */
function pickOtherData({ data = {} }: ChoiceMessage): PlainObject {
  const others = Object.entries(data).filter(([key]) => key !== 'items' && key !== 'quick_replies');
  return Object.fromEntries(others);
}

/** Adapts choices to a numbered text. */
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

/** Labels within the limit; undefined if they would no longer be distinct. */
function shortenDistinctLabels(
  context: AdaptationContext,
  limit: LimitName,
  { choices, path }: ChoiceMessage,
  tappable: readonly Actionable[],
): readonly Actionable[] | undefined {
  const indexes = new Map(choices.map((it, index) => [it, index]));
  return context.areDistinct(limit, getLabels(tappable))
    ? context.shortenLabels(limit, tappable, (it) => `${path}[${indexes.get(it)}]`)
    : undefined;
}

const getLabels = (actionables: readonly Actionable[]): string[] =>
  actionables.map(({ actionable_text }) => actionable_text);

/** Appends the choices that cannot be tapped to the text. */
function appendWrittenChoices(
  context: AdaptationContext,
  { text, choices, path }: ChoiceMessage,
  canTap: (actionable: Actionable) => boolean,
): string {
  const rest = context.selectWritable(
    choices.filter((it) => !canTap(it)),
    path,
  );
  return joinLines([text, ...rest.map(formatChoice)]);
}

export function toTextElements(
  context: AdaptationContext,
  message: Pick<ChoiceMessage, 'head'>,
  text: string,
): readonly HslElement[] {
  return splitLongText(context, message, text, 'textLength', (last) => ELEMENT_PARSERS.TEXT(last));
}

/** Splits a text that is too long. The last part carries the choices. */
function splitLongText(
  context: AdaptationContext,
  { head }: Pick<ChoiceMessage, 'head'>,
  text: string,
  limit: LimitName,
  build: (last: PlainObject) => HslElement,
): readonly HslElement[] {
  const maxLength = Math.max(1, context.getLimit(limit));
  if (!exceedsLength(text, maxLength)) return [build({ ...head, text })];
  context.recordChange('text-split', 'text');
  const size = Math.max(1, Math.min(maxLength, context.getLimit('textLength')));
  const parts = splitText(text, size);
  const last = parts.pop();
  return [
    ...parts.map((part) => ELEMENT_PARSERS.TEXT({ text: part })),
    build({ ...head, text: last }),
  ];
}
