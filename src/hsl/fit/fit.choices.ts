import type { LimitName } from '../channel/channel.rules.js';
import { choicesOf, saysSomething } from '../words/choices.js';
import { ELEMENT_SHAPES } from '../read/element.shapes.js';
import type { PlainObject } from '../read/plain.js';
import { lines, toPlainText, written } from '../words/plain.text.js';
import type { Actionable } from '../wire/actionable.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { Fitting } from './fitting.js';
import { isLonger, split } from './shorten.js';

/** A text with choices, before it is known how a channel shows them. */
export interface Proposal {
  readonly words: string;
  readonly choices: readonly Actionable[];
  /** Where the choices stood. */
  readonly path: string;
  /** Whether they were buttons, which stay after a tap. */
  readonly asButtons: boolean;
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
export function asText(element: HslElement): Pick<Proposal, 'numbered' | 'isNumbered'> {
  const isNumbered = choicesOf(element).some(({ number }) => number !== undefined);
  return { numbered: toPlainText(element), isNumbered };
}

/** What belongs to a kind, and is told anew when the kind changes. */
const OWN: ReadonlySet<string> = new Set(['type', 'text', 'title', 'subtitle', 'data']);

/** Top-level keys that an element keeps when its kind changes. */
export function headOf(element: HslElement): PlainObject {
  return Object.fromEntries(Object.entries(element).filter(([key]) => !OWN.has(key)));
}

/** Choices as buttons; where that cannot be, as quick replies; and else as a numbered text. */
export function fitChoices(fitting: Fitting, proposal: Proposal): readonly HslElement[] {
  const buttons = proposal.asButtons ? asButtons(fitting, proposal) : undefined;
  return buttons ?? asQuickReplies(fitting, proposal) ?? asNumbers(fitting, proposal);
}

function asButtons(fitting: Fitting, proposal: Proposal): readonly HslElement[] | undefined {
  const canTap = (actionable: Actionable): boolean => fitting.canTap('button', actionable);
  const tapped = proposal.choices.filter(canTap);
  const isFine = fitting.shows('BUTTON') && tapped.length > 0;
  if (!isFine || tapped.length > fitting.most('buttons')) return undefined;
  const items = labelled(fitting, 'buttonLabelLength', proposal, tapped);
  if (!items) return undefined;
  const words = withWritten(fitting, proposal, canTap);
  return withText(fitting, proposal, words, 'buttonTextLength', (last) =>
    ELEMENT_SHAPES.BUTTON({ ...last, data: { ...othersOf(proposal), items } }),
  );
}

function asQuickReplies(fitting: Fitting, proposal: Proposal): readonly HslElement[] | undefined {
  const said = proposal.choices.filter(saysSomething);
  if (said.length === 0) {
    const words = withWritten(fitting, proposal, saysSomething);
    return textOnly(fitting, proposal, words);
  }
  if (said.length > fitting.most('quickReplies')) return undefined;
  const replies = labelled(fitting, 'quickReplyLabelLength', proposal, said);
  if (!replies) return undefined;
  if (proposal.asButtons) fitting.note('buttons-to-quick-replies');
  const quick_replies = replies.map((it) => ({ ...it, type: 'TEXT_ONLY', uri: '' }));
  const words = withWritten(fitting, proposal, saysSomething);
  return withText(fitting, proposal, words, 'quickReplyTextLength', (last) =>
    ELEMENT_SHAPES.TEXT({ ...last, data: { ...othersOf(proposal), quick_replies } }),
  );
}

/** What is in the data beside the choices. */
function othersOf({ data = {} }: Proposal): PlainObject {
  const others = Object.entries(data).filter(([key]) => key !== 'items' && key !== 'quick_replies');
  return Object.fromEntries(others);
}

/** Choices as a numbered text. */
export function asNumbers(fitting: Fitting, proposal: Proposal): readonly HslElement[] {
  const { choices, path, numbered, isNumbered } = proposal;
  const readable = fitting.readable(choices, path);
  if (isNumbered) fitting.note('choices-numbered', path);
  else if (readable.length > 0) fitting.note('choices-written', path);
  return textOnly(fitting, proposal, numbered);
}

/** Labels that fit; undefined when they could no longer be told apart. */
function labelled(
  fitting: Fitting,
  limit: LimitName,
  { choices, path }: Proposal,
  tapped: readonly Actionable[],
): readonly Actionable[] | undefined {
  const places = new Map(choices.map((it, index) => [it, index]));
  return fitting.areApart(limit, labelsOf(tapped))
    ? fitting.label(limit, tapped, (it) => `${path}[${places.get(it)}]`)
    : undefined;
}

const labelsOf = (actionables: readonly Actionable[]): string[] =>
  actionables.map(({ actionable_text }) => actionable_text);

/** The text, and beneath it the choices that cannot be tapped. */
function withWritten(
  fitting: Fitting,
  { words, choices, path }: Proposal,
  canTap: (actionable: Actionable) => boolean,
): string {
  const rest = fitting.write(
    choices.filter((it) => !canTap(it)),
    path,
  );
  return lines([words, ...rest.map(written)]);
}

export function textOnly(
  fitting: Fitting,
  proposal: Pick<Proposal, 'head'>,
  words: string,
): readonly HslElement[] {
  return withText(fitting, proposal, words, 'textLength', (last) => ELEMENT_SHAPES.TEXT(last));
}

/** A text that is too long goes ahead in parts; what can be tapped stands under the last. */
function withText(
  fitting: Fitting,
  { head }: Pick<Proposal, 'head'>,
  words: string,
  limit: LimitName,
  build: (last: PlainObject) => HslElement,
): readonly HslElement[] {
  const most = Math.max(1, fitting.most(limit));
  if (!isLonger(words, most)) return [build({ ...head, text: words })];
  fitting.note('text-split', 'text');
  const size = Math.max(1, Math.min(most, fitting.most('textLength')));
  const parts = split(words, size);
  const last = parts.pop();
  return [...parts.map((text) => ELEMENT_SHAPES.TEXT({ text })), build({ ...head, text: last })];
}
