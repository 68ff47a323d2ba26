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

/** Result of {@link adaptToChannel}. */
export interface AdaptationResult {
  /** The adapted elements: usually one, several for a long text or a long carousel. */
  readonly elements: readonly HslElement[];
  /** The changes that were made; empty for an element that the channel supports. */
  readonly changes: readonly AdaptationChange[];
}

const ADAPTABLE_RULES: ReadonlySet<RuleName> = new Set([
  'kind-unsupported',
  'action-unsupported',
  'too-many',
  'too-long',
  'quick-reply-type',
]);

/** Whether {@link adaptToChannel} resolves a finding. It leaves advice to the author. */
export function isAdaptable({ rule, severity }: Finding): boolean {
  const isRejectedLabel = rule === 'label-repeated' && severity === 'error';
  return isRejectedLabel || (ADAPTABLE_RULES.has(rule) && severity !== 'advice');
}

/**
 * Adapts an element to a channel without losing a choice: buttons become quick replies, or a
 * numbered text whose answer {@link matchChoice} resolves; labels are shortened; a form becomes a
 * list of questions. An element stays unchanged if the channel supports it, if there is no
 * alternative, or if the rules of the channel are unknown. Never throws.
 *
 * @param channel e.g. `'whatsapp'`, a `device_platform`, or `call.platform`
 * @example
 * const { elements, changes } = adaptToChannel(button('Pick one', ['A', 'B', 'C', 'D']), 'facebook');
 * // a TEXT with four quick replies; changes: [{ change: 'buttons-to-quick-replies', … }]
 */
export function adaptToChannel(element: HslElement, channel: ChannelLike): AdaptationResult {
  const rules = getChannelRules(channel);
  const parsed = parse(element);
  if (!rules || !parsed) return { elements: [element], changes: [] };
  if (!validateForChannel(parsed, rules).some(isAdaptable))
    return { elements: [element], changes: [] };
  const context = new AdaptationContext(rules);
  const elements = adaptKind(context, parsed);
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
  const isSystemElement = isKind(known, 'NATIVE_ACTION') || isKind(known, 'SYSTEM');
  return isSystemElement ? adaptToText(context, known) : [];
}
