import { type ChannelLike, getChannelRules } from '../channel/channel.js';
import type { Finding } from '../channel/finding.js';
import { getDisplayKinds } from '../channel/display.kind.js';
import { parse } from '../parse/parse.js';
import type { ElementKind } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { ELEMENT_VALIDATORS } from './element.validators.js';
import { ValidationReport } from './validation.report.js';

const PARTS = [
  ['actionable_text', 'an actionable. Put it into a button(), a text() or a card()'],
  ['keyboard_type', 'a form field. Put it into a form()'],
] as const;

/**
 * Validates an element for a channel. Without a channel, or for a channel with unknown rules, it
 * reports only the problems that occur on every channel. Never throws.
 *
 * @param element an element or its JSON; any other value is one finding
 * @param channel e.g. `'whatsapp'`, a `device_platform`, or `call.platform`
 * @example
 * validateForChannel(button('Pick one', ['A', 'B', 'C', 'D']), 'facebook');
 * // [{ severity: 'error', rule: 'too-many', path: 'data.items', message: '4 buttons; …', … }]
 */
export function validateForChannel(element: unknown, channel?: ChannelLike): readonly Finding[] {
  const report = new ValidationReport(getChannelRules(channel));
  const parsed = parse(element);
  if (parsed) validateElement(report, parsed);
  else report.add('not-an-element', '', 'The value has no type, so it is not an HSL element.');
  return report.findings;
}

function validateElement(report: ValidationReport, element: HslElement): void {
  getDisplayKinds(element).forEach((kind) => report.checkKind(kind));
  if (!Object.hasOwn(ELEMENT_VALIDATORS, element.type)) {
    reportPart(report, element);
    return;
  }
  const checkKind = ELEMENT_VALIDATORS[element.type as ElementKind] as (
    report: ValidationReport,
    it: HslElement,
  ) => void;
  checkKind(report, element);
}

/** Reports a part of an element, which has a type as well and is easily mistaken for an element. */
function reportPart(report: ValidationReport, element: object): void {
  const part = PARTS.find(([key]) => Object.hasOwn(element, key));
  if (part) report.add('not-an-element', '', `The value is ${part[1]}.`);
}
