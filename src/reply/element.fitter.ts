import type { ChannelRules, Severity } from '../hsl/channel/channel.rules.js';
import { check } from '../hsl/check/check.js';
import { fit, MENDED } from '../hsl/fit/fit.js';
import type { HslElement } from '../hsl/wire/hsl.element.js';

/** What a bot wants done with elements that a channel does not show as they are. */
export type HslFit = 'off' | 'warn' | 'fit';

/** Something about an element that the log tells once per node and channel. */
export interface Hint {
  readonly severity: Severity;
  /** Name of the channel; absent for what is wrong on all of them. */
  readonly channel: string | undefined;
  /** The same for the same thing in another call. */
  readonly key: string;
  readonly text: string;
}

export interface FittedElement {
  readonly elements: readonly HslElement[];
  readonly hints: readonly Hint[];
}

/** An element as its channel shows it, if the bot wants that, and what there is to say about it. */
export function fitElement(
  element: HslElement,
  mode: HslFit,
  rules: ChannelRules | undefined,
): FittedElement {
  if (mode === 'off') return { elements: [element], hints: [] };
  const channel = rules?.name;
  const findings = check(element, rules);
  const fitted = mode === 'fit' ? fit(element, rules) : { elements: [element], changes: [] };
  const isMended = fitted.changes.length > 0;
  const hints = findings
    .filter(({ rule, severity }) => !(isMended && severity !== 'advice' && MENDED.has(rule)))
    .map(({ severity, path, rule, message, source }) => ({
      severity,
      channel,
      key: `${rule} ${anyIndex(path)}`,
      text: `${path || element.type}: ${message} (${rule}; ${source})`,
    }));
  const changes = fitted.changes.map(({ change, path, message }) => ({
    severity: 'warning' as const,
    channel,
    key: `${change} ${anyIndex(path)}`,
    text: `${path || element.type}: ${message}`,
  }));
  return { elements: fitted.elements, hints: onceEach([...hints, ...changes]) };
}

/** A thousand labels that are too long are told as one. */
function onceEach(hints: readonly Hint[]): readonly Hint[] {
  return [...new Map(hints.toReversed().map((hint) => [hint.key, hint])).values()].toReversed();
}

function anyIndex(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}
