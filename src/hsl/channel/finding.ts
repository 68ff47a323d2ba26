import type { Severity } from './channel.rules.js';

/** What a finding is about. */
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

/** One thing that is wrong with an element, or with showing it on a channel. */
export interface Finding {
  readonly severity: Severity;
  /** Where it is, e.g. `data.items[3].actionable_text`; empty for the element as a whole. */
  readonly path: string;
  readonly rule: RuleName;
  /** What is wrong and what would be right. Holds nothing of the element's texts. */
  readonly message: string;
  /** Where the rule comes from. */
  readonly source: string;
}
