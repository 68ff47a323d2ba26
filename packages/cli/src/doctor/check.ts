export type CheckOutcome = 'ok' | 'warning' | 'failed' | 'skipped';

/** The result of one check. */
export interface CheckResult {
  /** Name of the check, such as `tls`. */
  readonly check: string;
  readonly outcome: CheckOutcome;
  /** What was found: the cause, in one sentence. */
  readonly message: string;
  /** What to do, for a warning or a failure. */
  readonly cure?: string;
}

export const ok = (check: string, message: string): CheckResult => ({
  check,
  outcome: 'ok',
  message,
});
export const skipped = (check: string, message: string): CheckResult => ({
  check,
  outcome: 'skipped',
  message,
});
export const warning = (check: string, message: string, cure: string): CheckResult => ({
  check,
  outcome: 'warning',
  message,
  cure,
});
export const failed = (check: string, message: string, cure: string): CheckResult => ({
  check,
  outcome: 'failed',
  message,
  cure,
});
