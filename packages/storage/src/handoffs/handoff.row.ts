import { createHash, randomUUID } from 'node:crypto';
import type {
  HandoffDeliveryReport,
  HandoffEntry,
  HandoffOutcome,
  HandoffRequest,
} from 'nestjs-haptik';
import { conversationKey, isDelivered, quote } from 'nestjs-haptik/internal';
import type { handoffs } from '../database/schema.js';

/** The row of a handoff. */
export type HandoffRow = typeof handoffs.$inferSelect;

interface SettlementOf<State> extends Pick<HandoffRow, 'attempts' | 'lastError'> {
  readonly state: State;
}

/** The end of the delivery of a handoff. */
export type DeliverySettlement = SettlementOf<HandoffDeliveryReport['state']>;
/** The outcome of a settled handoff. */
export type HandoffSettlement = DeliverySettlement | SettlementOf<'cancelled'>;

/** PostgreSQL cannot store NUL characters. */
function replaceNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

/** The row of a new handoff, before its first attempt. */
export function createHandoffRow(request: HandoffRequest, expireAfterMs: number): HandoffRow {
  const now = Date.now();
  const { bot, node, reason, team, userName, conversationNo } = request;
  return {
    id: randomUUID(),
    jobId: randomUUID(),
    conversation: createHash('sha256').update(conversationKey(request)).digest('base64url'),
    isActive: true,
    state: 'pending',
    bot,
    node: replaceNul(node),
    reason,
    team: team === undefined ? null : replaceNul(team),
    userName: replaceNul(userName),
    conversationNo: conversationNo === undefined ? null : replaceNul(conversationNo),
    attempts: 0,
    lastError: null,
    createdAt: new Date(now),
    expiresAt: new Date(now + expireAfterMs),
    settledAt: null,
    changedBy: null,
  };
}

/** Converts a row to the public entry. */
export function toHandoffEntry(record: HandoffRow): HandoffEntry {
  const { conversation: _, isActive: __, jobId: ___, ...entry } = record;
  return {
    ...entry,
    reason: entry.reason as HandoffEntry['reason'],
    team: entry.team ?? undefined,
    conversationNo: entry.conversationNo ?? undefined,
    lastError: entry.lastError ?? undefined,
    settledAt: entry.settledAt ?? undefined,
    changedBy: entry.changedBy ?? undefined,
  };
}

/** Converts a row to a request to the agent desk. */
export function toHandoffRequest(record: HandoffRow, remainingMs: number): HandoffRequest {
  const { bot, node, userName, conversationNo, team, reason } = record;
  return {
    bot,
    node,
    userName,
    conversationNo: conversationNo ?? undefined,
    team: team ?? undefined,
    reason: reason as HandoffRequest['reason'],
    remainingMs,
  };
}

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

/** The settlement for an outcome; undefined when a retry is needed. */
export function toSettlement(
  outcome: HandoffOutcome,
  attempts: number,
): DeliverySettlement | undefined {
  if (isDelivered(outcome)) return { state: 'delivered', attempts, lastError: null };
  if (outcome.kind === 'refused')
    return { state: 'dead-letter', attempts, lastError: replaceNul(outcome.message) };
  return undefined;
}

/** The row after a settlement. */
export function withSettlement(record: HandoffRow, settlement: HandoffSettlement): HandoffRow {
  return {
    ...record,
    ...settlement,
    isActive: settlement.state === 'delivered',
    settledAt: new Date(),
  };
}

/** The row after a failed attempt. An attempt that was short-circuited changes nothing. */
export function withAttempt(record: HandoffRow, outcome: HandoffOutcome): HandoffRow {
  if (outcome.kind === 'circuit-open') return record;
  return {
    ...record,
    attempts: record.attempts + 1,
    lastError: replaceNul(describeFailure(outcome)),
  };
}

/** Describes a failed attempt, for operators. */
export function describeFailure(outcome: HandoffOutcome): string {
  if ('message' in outcome) return outcome.message;
  if (outcome.kind === 'circuit-open') return 'the circuit breaker of the agent desk is open';
  return outcome.kind === 'not-configured' ? 'no agent desk is configured for this bot' : 'timeout';
}

/**
 * The line about a handoff that is lost because the process ends.
 *
 * @param database why it is not stored
 */
export function describeLoss(
  { bot, node, reason, attempts, lastError }: HandoffRow,
  database: string,
): string {
  const agentDesk = lastError === null ? 'no attempt was made' : quote(lastError);
  return (
    `Bot "${bot}", node ${quote(node)}: handoff (${reason}) LOST after ${attempts} attempts: the process ends before ` +
    `the agent desk takes it or the database stores it (agent desk: ${agentDesk}; database: ${database})`
  );
}

/** The log line for a handoff whose values the database rejects. @param cause why it rejects them */
export function describeRejection({ bot, node, reason, state }: HandoffRow, cause: string): string {
  const consequence =
    state === 'pending'
      ? 'It is retried from memory, and LOST if this process ends first'
      : `Its state (${state}) is missing in the database`;
  return (
    `Bot "${bot}", node ${quote(node)}: handoff (${reason}) cannot be stored: the database rejects its values ` +
    `(${cause}). ${consequence}.`
  );
}

/** The settlement of an expired handoff. */
export function createExpiredSettlement(record: HandoffRow): DeliverySettlement {
  const { attempts, lastError, createdAt, expiresAt } = record;
  const minutes = Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000);
  const reason = `not delivered within ${minutes} minutes: ${lastError ?? 'no attempt was made'}`;
  return { state: 'expired', attempts, lastError: reason };
}
