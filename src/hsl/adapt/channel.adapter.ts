import { type ChannelLike, getChannelRules } from '../channel/channel.js';
import type { Finding, RuleName } from '../channel/finding.js';
import { validateForChannel } from '../validate/channel.validator.js';
import { parse } from '../parse/parse.js';
import { isKind, type KnownElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { adaptCarousel } from './carousel.adapter.js';
import {
  adaptButton,
  adaptForm,
  adaptReceipt,
  adaptToText,
  adaptTabList,
  adaptText,
} from './element.adapters.js';
import { type AdaptationChange, AdaptationContext } from './adaptation.context.js';

/** An element in a form that a channel shows. */
export interface AdaptationResult {
  /** Usually one; a long text or a long carousel becomes several. */
  readonly elements: readonly HslElement[];
  /** What was changed; empty when the element fitted already. */
  readonly changes: readonly AdaptationChange[];
}

const ADAPTABLE_RULES: ReadonlySet<RuleName> = new Set([
  'kind-unsupported',
  'action-unsupported',
  'too-many',
  'too-long',
  'quick-reply-type',
]);

/** Whether {@link adaptToChannel} mends something. Advice is not followed behind the author's back. */
export function isAdaptable({ rule, severity }: Finding): boolean {
  const isRefused = rule === 'label-repeated' && severity === 'error';
  return isRefused || (ADAPTABLE_RULES.has(rule) && severity !== 'advice');
}

/**
 * Turns an element into what a channel shows, without losing a choice: buttons become quick
 * replies, and then a numbered text whose answer {@link matchChoice} reads; labels are cut at a word;
 * a form becomes its questions. What fits already, what has no other form, and everything on a
 * channel whose rules are not known stays as it is. Never throws.
 *
 * @param channel e.g. `'whatsapp'`, a `device_platform`, or `call.platform`
 * @example
 * const { elements, changes } = adaptToChannel(button('Pick one', ['A', 'B', 'C', 'D']), 'facebook');
 * // a TEXT with four quick replies; changes: [{ change: 'buttons-to-quick-replies', … }]
 */
export function adaptToChannel(element: HslElement, channel: ChannelLike): AdaptationResult {
  const rules = getChannelRules(channel);
  const read = parse(element);
  if (!rules || !read) return { elements: [element], changes: [] };
  if (!validateForChannel(read, rules).some(isAdaptable))
    return { elements: [element], changes: [] };
  const context = new AdaptationContext(rules);
  const elements = adaptKind(context, read);
  return elements.length > 0
    ? { elements: Object.freeze(elements), changes: context.changes }
    : { elements: [element], changes: [] };
}

function adaptKind(context: AdaptationContext, element: HslElement): readonly HslElement[] {
  const known = element as KnownElement;
  if (isKind(known, 'TEXT')) return adaptText(context, known);
  if (isKind(known, 'BUTTON')) return adaptButton(context, known);
  if (isKind(known, 'CAROUSEL')) return adaptCarousel(context, known);
  if (isKind(known, 'FORM')) return adaptForm(context, known);
  if (isKind(known, 'TAB_LIST')) return adaptTabList(context, known);
  if (isKind(known, 'RECEIPT')) return adaptReceipt(context, known);
  const isSignal = isKind(known, 'NATIVE_ACTION') || isKind(known, 'SYSTEM');
  return isSignal ? adaptToText(context, known) : [];
}
