import type { HandoffDeliveryReport } from '../../handoff/handoff.outbox.js';
import type { DeliverySettlement, HandoffRow } from './handoff.row.js';

/** The report of a handoff that was settled after its reply. */
export function toDeliveryReport(
  { bot, node, reason, createdAt }: HandoffRow,
  { state, attempts, lastError }: DeliverySettlement,
): HandoffDeliveryReport {
  return {
    bot,
    node,
    reason: reason as HandoffDeliveryReport['reason'],
    state,
    attempts,
    durationMs: Date.now() - createdAt.getTime(),
    ...(state !== 'delivered' && { message: lastError ?? '' }),
  };
}
