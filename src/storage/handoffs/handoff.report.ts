import type { HandoffReport } from '../../handoff/handoff.ledger.js';
import type { Ending, HandoffRecord } from './handoff.record.js';

/** What the application is told of a hand-over that ended behind its reply. */
export function reportOf(
  { bot, node, reason, promisedAt }: HandoffRecord,
  { state, attempts, answer }: Ending,
): HandoffReport {
  return {
    bot,
    node,
    reason: reason as HandoffReport['reason'],
    state: state === 'moved' ? 'moved' : 'dead',
    attempts,
    milliseconds: Date.now() - promisedAt.getTime(),
    ...(state !== 'moved' && { message: answer ?? '' }),
  };
}
