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
 * What is wrong with an element: what no channel shows, and what the given channel does not.
 * Without a channel, or on one whose rules are not known, only the former. Never throws.
 *
 * @param element an element, its JSON, or anything else, which is one finding
 * @param channel e.g. `'whatsapp'`, a `device_platform`, or `call.platform`
 * @example
 * validateForChannel(button('Pick one', ['A', 'B', 'C', 'D']), 'facebook');
 * // [{ severity: 'error', rule: 'too-many', path: 'data.items', message: '4 buttons; …', … }]
 */
export function validateForChannel(element: unknown, channel?: ChannelLike): readonly Finding[] {
  const report = new ValidationReport(getChannelRules(channel));
  const read = parse(element);
  if (read) validateElement(report, read);
  else report.add('not-an-element', '', 'It has no type, so it is no HSL element.');
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

/** Parts have a type as elements have, and are easily taken for them. */
function reportPart(report: ValidationReport, element: object): void {
  const part = PARTS.find(([key]) => Object.hasOwn(element, key));
  if (part) report.add('not-an-element', '', `It is ${part[1]}.`);
}
