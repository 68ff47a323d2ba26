import { type ChannelLike, rulesOf } from '../channel/channel.js';
import type { Finding } from '../channel/finding.js';
import { shownKindsOf } from '../channel/shown.kind.js';
import { parse } from '../read/parse.js';
import type { ElementKind } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { CHECKS } from './check.kinds.js';
import { Report } from './report.js';

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
 * check(button('Pick one', ['A', 'B', 'C', 'D']), 'facebook');
 * // [{ severity: 'error', rule: 'too-many', path: 'data.items', message: '4 buttons; …', … }]
 */
export function check(element: unknown, channel?: ChannelLike): readonly Finding[] {
  const report = new Report(rulesOf(channel));
  const read = parse(element);
  if (read) checkElement(report, read);
  else report.add('not-an-element', '', 'It has no type, so it is no HSL element.');
  return report.findings;
}

function checkElement(report: Report, element: HslElement): void {
  shownKindsOf(element).forEach((kind) => report.kind(kind));
  if (!Object.hasOwn(CHECKS, element.type)) {
    checkPart(report, element);
    return;
  }
  const checkKind = CHECKS[element.type as ElementKind] as (report: Report, it: HslElement) => void;
  checkKind(report, element);
}

/** Parts have a type as elements have, and are easily taken for them. */
function checkPart(report: Report, element: object): void {
  const part = PARTS.find(([key]) => Object.hasOwn(element, key));
  if (part) report.add('not-an-element', '', `It is ${part[1]}.`);
}
