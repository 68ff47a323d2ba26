import { type ChannelLike, rulesOf } from '../channel/channel.js';
import type { Finding, RuleName } from '../channel/finding.js';
import { check } from '../check/check.js';
import { parse } from '../read/parse.js';
import { isKind, type KnownElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { fitCarousel } from './fit.carousel.js';
import { fitButton, fitForm, fitReceipt, fitSignal, fitTabList, fitText } from './fit.kinds.js';
import { type Change, Fitting } from './fitting.js';

/** An element in a form that a channel shows. */
export interface Fitted {
  /** Usually one; a long text or a long carousel becomes several. */
  readonly elements: readonly HslElement[];
  /** What was changed; empty when the element fitted already. */
  readonly changes: readonly Change[];
}

const MENDED: ReadonlySet<RuleName> = new Set([
  'kind-unsupported',
  'action-unsupported',
  'too-many',
  'too-long',
  'quick-reply-type',
]);

/** Whether {@link fit} mends something. Advice is not followed behind the author's back. */
export function isMended({ rule, severity }: Finding): boolean {
  const isRefused = rule === 'label-repeated' && severity === 'error';
  return isRefused || (MENDED.has(rule) && severity !== 'advice');
}

/**
 * Turns an element into what a channel shows, without losing a choice: buttons become quick
 * replies, and then a numbered text whose answer {@link choiceOf} reads; labels are cut at a word;
 * a form becomes its questions. What fits already, what has no other form, and everything on a
 * channel whose rules are not known stays as it is. Never throws.
 *
 * @param channel e.g. `'whatsapp'`, a `device_platform`, or `call.platform`
 * @example
 * const { elements, changes } = fit(button('Pick one', ['A', 'B', 'C', 'D']), 'facebook');
 * // a TEXT with four quick replies; changes: [{ change: 'buttons-to-quick-replies', … }]
 */
export function fit(element: HslElement, channel: ChannelLike): Fitted {
  const rules = rulesOf(channel);
  const read = parse(element);
  if (!rules || !read) return { elements: [element], changes: [] };
  if (!check(read, rules).some(isMended)) return { elements: [element], changes: [] };
  const fitting = new Fitting(rules);
  const elements = fitKind(fitting, read);
  return elements.length > 0
    ? { elements: Object.freeze(elements), changes: fitting.changes }
    : { elements: [element], changes: [] };
}

function fitKind(fitting: Fitting, element: HslElement): readonly HslElement[] {
  const known = element as KnownElement;
  if (isKind(known, 'TEXT')) return fitText(fitting, known);
  if (isKind(known, 'BUTTON')) return fitButton(fitting, known);
  if (isKind(known, 'CAROUSEL')) return fitCarousel(fitting, known);
  if (isKind(known, 'FORM')) return fitForm(fitting, known);
  if (isKind(known, 'TAB_LIST')) return fitTabList(fitting, known);
  if (isKind(known, 'RECEIPT')) return fitReceipt(fitting, known);
  const isSignal = isKind(known, 'NATIVE_ACTION') || isKind(known, 'SYSTEM');
  return isSignal ? fitSignal(fitting, known) : [];
}
