import type { Severity } from './channel.rules.js';

/** The rule that an element violates. */
export type RuleName =
  | 'not-an-element'
  | 'kind-unsupported'
  | 'action-unsupported'
  | 'too-many'
  | 'too-long'
  | 'text-missing'
  | 'label-missing'
  | 'label-repeated'
  | 'nothing-to-tap'
  | 'nothing-to-show'
  | 'quick-reply-type'
  | 'unknown-name'
  | 'payload-incomplete'
  | 'url-invalid'
  | 'number-invalid'
  | 'field-incomplete'
  | 'field-repeated'
  | 'outdated';

/** One problem of an element, on every channel or on the given one. */
export interface Finding {
  readonly severity: Severity;
  /** Path of the problem, e.g. `data.items[3].actionable_text`; empty for the whole element. */
  readonly path: string;
  readonly rule: RuleName;
  /** The problem and its solution. Contains none of the element's texts. */
  readonly message: string;
  /** The documentation that states the rule. */
  readonly source: string;
}
