import { createHash, randomUUID } from 'node:crypto';
import type { HandoffOutcome, HandoffRequest } from '../../answer/agent.desk.js';
import type { HandoffEntry } from '../../handoff/handoff.book.js';
import { conversationOf } from '../../handoff/handoff.ledger.js';
import { isMoved } from '../../handoff/loop.guard.js';
import type { handoffs } from '../database/schema.js';

/** A hand-over as the database keeps it. */
export type HandoffRecord = typeof handoffs.$inferSelect;

/** How a hand-over ended. */
export type Ending = Pick<HandoffRecord, 'attempts' | 'answer'> & {
  readonly state: 'moved' | 'dead' | 'dropped';
};

/** PostgreSQL takes every character but one. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

/** A promise that nobody has tried to keep yet. */
export function recordOf(request: HandoffRequest, giveUpAfter: number): HandoffRecord {
  const now = Date.now();
  const { bot, node, reason, team, userName, conversationNo } = request;
  return {
    id: randomUUID(),
    jobId: randomUUID(),
    conversation: createHash('sha256').update(conversationOf(request)).digest('base64url'),
    standing: true,
    state: 'pending',
    bot,
    node: storable(node),
    reason,
    team: team === undefined ? null : storable(team),
    userName: storable(userName),
    conversationNo: conversationNo === undefined ? null : storable(conversationNo),
    attempts: 0,
    answer: null,
    promisedAt: new Date(now),
    giveUpAt: new Date(now + giveUpAfter),
    settledAt: null,
    changedBy: null,
  };
}

/** A hand-over as those who operate the bot see it. */
export function entryOf(record: HandoffRecord): HandoffEntry {
  const { conversation: _, standing: __, jobId: ___, ...entry } = record;
  return {
    ...entry,
    reason: entry.reason as HandoffEntry['reason'],
    team: entry.team ?? undefined,
    conversationNo: entry.conversationNo ?? undefined,
    answer: entry.answer ?? undefined,
    settledAt: entry.settledAt ?? undefined,
    changedBy: entry.changedBy ?? undefined,
  };
}

/** What the desk is asked for a hand-over that is kept. */
export function requestOf(record: HandoffRecord, timeLeft: number): HandoffRequest {
  const { bot, node, userName, conversationNo, team, reason } = record;
  return {
    bot,
    node,
    userName,
    conversationNo: conversationNo ?? undefined,
    team: team ?? undefined,
    reason: reason as HandoffRequest['reason'],
    timeLeft,
  };
}

/** The end that an outcome means; undefined when the desk is to be asked again. */
export function endingOf(outcome: HandoffOutcome, attempts: number): Ending | undefined {
  if (isMoved(outcome)) return { state: 'moved', attempts, answer: null };
  if (outcome.kind === 'refused')
    return { state: 'dead', attempts, answer: storable(outcome.message) };
  return undefined;
}

/** The record of a hand-over that has ended. */
export function endedAs(record: HandoffRecord, ending: Ending): HandoffRecord {
  return { ...record, ...ending, standing: ending.state === 'moved', settledAt: new Date() };
}

/** The record after an attempt that did not end it. One that was not made changes nothing. */
export function afterAttempt(record: HandoffRecord, outcome: HandoffOutcome): HandoffRecord {
  if (outcome.kind === 'not-asked') return record;
  return { ...record, attempts: record.attempts + 1, answer: storable(obstacleOf(outcome)) };
}

/** Why an attempt did not end it, for people. */
export function obstacleOf(outcome: HandoffOutcome): string {
  if ('message' in outcome) return outcome.message;
  if (outcome.kind === 'not-asked') return 'the circuit of the desk is open';
  return outcome.kind === 'off' ? 'no desk takes the chats of this bot' : 'no answer in time';
}

/** How a hand-over ends whose chat is too old. */
export function endingTooOld(record: HandoffRecord): Ending {
  const { attempts, answer, promisedAt, giveUpAt } = record;
  const minutes = Math.round((giveUpAt.getTime() - promisedAt.getTime()) / 60_000);
  const why = `not confirmed within ${minutes} minutes: ${answer ?? 'the desk was not asked'}`;
  return { state: 'dead', attempts, answer: why };
}
