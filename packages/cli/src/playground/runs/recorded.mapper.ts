import type { RecordedCall, RecordedCallSummary } from 'nestjs-haptik/internal';
import type { RecordedRun, RecordingSummary } from '../playground.contract.js';

/** What the app recorded, without the bodies, which the run has. */
export function toRecordedRun(call: RecordedCall): RecordedRun {
  const { id, outcome, durationMs, handoff, traceId, logLines } = call;
  const reason = readReason(outcome);
  return {
    id,
    outcome: outcome.kind,
    ...(reason !== undefined && { reason }),
    durationMs,
    ...(handoff && { handoff: `${handoff.reason}: ${handoff.outcome}` }),
    ...(traceId !== null && { traceId }),
    log: logLines.map(({ level, context, message, atMs }) => ({
      atMs,
      level,
      message,
      ...(context !== null && { context }),
    })),
  };
}

export function toRecordingSummary(
  { id, receivedAt, bot, node, outcome, durationMs }: RecordedCallSummary,
  isOwn: boolean,
): RecordingSummary {
  return {
    id,
    at: Date.parse(receivedAt),
    bot,
    ...(node !== null && { node }),
    outcome: outcome.kind,
    totalMs: durationMs,
    isOwn,
  };
}

function readReason(outcome: RecordedCall['outcome']): string | undefined {
  if (outcome.kind === 'rejected') return outcome.diagnosis;
  return outcome.kind === 'failed' ? outcome.reason : undefined;
}
