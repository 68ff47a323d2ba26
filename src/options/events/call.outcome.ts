import type { CallFailureReason } from '../haptik.event.js';

/** Why a call failed; `failure` is a reply with the status false that the method itself returned. */
export type CallFailureCause = CallFailureReason | 'failure';

/** How a call ended, as metrics, spans and log lines name it. */
export type CallOutcome = CallFailureCause | 'success';

interface AnsweredCall {
  readonly status: boolean;
  readonly reason: CallFailureReason | undefined;
}

/** The reason why the method gave no reply, else the status of its reply. */
export function toCallOutcome({ status, reason }: AnsweredCall): CallOutcome {
  return reason ?? (status ? 'success' : 'failure');
}
