import type { LimitName } from '../channel/channel.rules.js';
import { deedOf } from '../channel/deed.js';
import { lengthOf } from '../channel/length.js';
import { ELEMENT_SHAPES } from '../read/element.shapes.js';
import type { PlainObject } from '../read/plain.js';
import type { Actionable } from '../wire/actionable.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { Fitting } from './fitting.js';
import { lines, written } from './plain.text.js';
import { split } from './shorten.js';

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
  /** The same as one text, with numbered choices. */
  readonly numbered: string;
}

/** What belongs to a kind, and is told anew when the kind changes. */
const OWN: ReadonlySet<string> = new Set(['type', 'text', 'title', 'subtitle', 'data']);

/** Top-level keys that an element keeps when its kind changes. */
export function headOf(element: HslElement): PlainObject {
  return Object.fromEntries(Object.entries(element).filter(([key]) => !OWN.has(key)));
}

/** Choices as buttons; where that cannot be, as quick replies; and else as a numbered text. */
export function fitChoices(fitting: Fitting, proposal: Proposal): readonly HslElement[] {
  if (proposal.choices.length === 0) return textOnly(fitting, proposal, proposal.words);
  return (
    (proposal.asButtons ? asButtons(fitting, proposal) : undefined) ??
    asQuickReplies(fitting, proposal) ??
    asNumbers(fitting, proposal)
  );
}

function asButtons(fitting: Fitting, proposal: Proposal): readonly HslElement[] | undefined {
  const parts = fitting.part(proposal.choices, (it) => fitting.canTap('button', it));
  const count = parts?.tapped.length ?? 0;
  if (!parts || !fitting.shows('BUTTON') || count === 0 || count > fitting.most('buttons')) {
    return undefined;
  }
  const items = label(fitting, 'buttonLabelLength', proposal, parts.tapped);
  const words = withWritten(fitting, proposal, parts.written);
  return withText(fitting, proposal, words, 'buttonTextLength', (last) =>
    ELEMENT_SHAPES.BUTTON({ ...last, data: { items } }),
  );
}

function asQuickReplies(fitting: Fitting, proposal: Proposal): readonly HslElement[] | undefined {
  const parts = fitting.part(proposal.choices, (it) => deedOf(it) === 'say');
  const count = parts?.tapped.length ?? 0;
  if (!parts || count === 0 || count > fitting.most('quickReplies')) return undefined;
  if (proposal.asButtons) fitting.note('buttons-to-quick-replies');
  const replies = label(fitting, 'quickReplyLabelLength', proposal, parts.tapped);
  const data = { quick_replies: replies.map((it) => ({ ...it, type: 'TEXT_ONLY', uri: '' })) };
  const words = withWritten(fitting, proposal, parts.written);
  return withText(fitting, proposal, words, 'quickReplyTextLength', (last) =>
    ELEMENT_SHAPES.TEXT({ ...last, data }),
  );
}

function label(
  fitting: Fitting,
  limit: LimitName,
  { choices, path }: Proposal,
  tapped: readonly Actionable[],
): Actionable[] {
  return fitting.label(limit, tapped, (it) => `${path}[${choices.indexOf(it)}]`);
}

/** Choices as a numbered text. */
export function asNumbers(fitting: Fitting, proposal: Proposal): readonly HslElement[] {
  fitting.note('choices-numbered', proposal.path);
  return textOnly(fitting, proposal, proposal.numbered);
}

/** The text, with the choices beneath it that lead somewhere and cannot be tapped. */
function withWritten(
  fitting: Fitting,
  { words, path }: Proposal,
  rest: readonly Actionable[],
): string {
  if (rest.length > 0) fitting.note('choices-written', path);
  return lines(words, ...rest.map(written));
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
  const most = fitting.most(limit);
  if (lengthOf(words) <= most) return [build({ ...head, text: words })];
  fitting.note('text-split', 'text');
  const parts = split(words, Math.min(most, fitting.most('textLength')));
  const last = parts.pop();
  return [...parts.map((text) => ELEMENT_SHAPES.TEXT({ text })), build({ ...head, text: last })];
}
