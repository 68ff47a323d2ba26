import { createHash, randomUUID } from 'node:crypto';
import type { HandoffOutcome, HandoffRequest } from '../../answer/agent.desk.js';
import type { HandoffEntry } from '../../handoff/handoff.repository.js';
import { conversationKey } from '../../handoff/handoff.outbox.js';
import { isDelivered } from '../../handoff/in.memory.handoff.outbox.js';
import type { handoffs } from '../database/schema.js';

/** A handoff as the database keeps it. */
export type HandoffRow = typeof handoffs.$inferSelect;

/** How a handoff ended. */
export type HandoffSettlement = Pick<HandoffRow, 'attempts' | 'lastError'> & {
  readonly state: 'delivered' | 'dead-letter' | 'cancelled';
};

/** PostgreSQL takes every character but one. */
function replaceNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

/** A promise that nobody has tried to keep yet. */
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

/** A handoff as those who operate the bot see it. */
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

/** What the desk is asked for a handoff that is kept. */
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

/** The end that an outcome means; undefined when the desk is to be asked again. */
export function toSettlement(
  outcome: HandoffOutcome,
  attempts: number,
): HandoffSettlement | undefined {
  if (isDelivered(outcome)) return { state: 'delivered', attempts, lastError: null };
  if (outcome.kind === 'refused')
    return { state: 'dead-letter', attempts, lastError: replaceNul(outcome.message) };
  return undefined;
}

/** The record of a handoff that has ended. */
export function withSettlement(record: HandoffRow, settlement: HandoffSettlement): HandoffRow {
  return {
    ...record,
    ...settlement,
    isActive: settlement.state === 'delivered',
    settledAt: new Date(),
  };
}

/** The record after an attempt that did not end it. One that was not made changes nothing. */
export function withAttempt(record: HandoffRow, outcome: HandoffOutcome): HandoffRow {
  if (outcome.kind === 'circuit-open') return record;
  return {
    ...record,
    attempts: record.attempts + 1,
    lastError: replaceNul(describeFailure(outcome)),
  };
}

/** Why an attempt did not end it, for people. */
export function describeFailure(outcome: HandoffOutcome): string {
  if ('message' in outcome) return outcome.message;
  if (outcome.kind === 'circuit-open') return 'the circuit of the desk is open';
  return outcome.kind === 'not-configured'
    ? 'no desk takes the chats of this bot'
    : 'no answer in time';
}

/** How a handoff ends whose chat is too old. */
export function createExpiredSettlement(record: HandoffRow): HandoffSettlement {
  const { attempts, lastError, createdAt, expiresAt } = record;
  const minutes = Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000);
  const why = `not confirmed within ${minutes} minutes: ${lastError ?? 'the desk was not asked'}`;
  return { state: 'dead-letter', attempts, lastError: why };
}
