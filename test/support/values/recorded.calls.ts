import { randomUUID } from 'node:crypto';
import type { RecordedCall } from 'nestjs-haptik';

interface RecordedCallInput {
  readonly id?: string;
  readonly isRejection?: boolean;
  readonly filler?: string;
}

/** A recorded call of the node `order_status`. */
export function recordedCall({
  id = randomUUID(),
  isRejection = false,
  filler = '',
}: RecordedCallInput): RecordedCall {
  const body = JSON.stringify({ node: 'order_status', entities: {}, filler });
  const reply = JSON.stringify({ status: true, response: ['On its way.'] });
  return {
    id,
    bot: 'default',
    node: 'order_status',
    receivedAt: '2026-11-29T10:00:00.000Z',
    request: {
      method: 'POST',
      path: '/haptik',
      headers: { 'content-type': 'application/json', 'x-hub-signature': '[redacted]' },
      body,
      bytes: body.length,
    },
    response: { status: 200, headers: {}, body: reply, bytes: reply.length },
    outcome: isRejection
      ? { kind: 'rejected', reason: 'unknown', diagnosis: 'signature unknown' }
      : { kind: 'answered', status: true },
    durationMs: 3,
    deadlineMs: 20_000,
    reserveMs: 5_000,
    handoff: null,
    logLines: [],
    traceId: null,
  };
}
