import type { HaptikEvent } from 'nestjs-haptik';
import type { CallFailureCause } from 'nestjs-haptik/internal';
import { ExponentialHistogram, type HistogramCounts } from './exponential.histogram.js';

export type CallAnsweredEvent = Extract<HaptikEvent, { type: 'call.answered' }>;

/** The last failure with a message. */
export interface TalliedError {
  /** First line, redacted. */
  readonly message: string;
  readonly cause: CallFailureCause;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A tally as JSON, of one row. */
export interface CallTallyRecord {
  readonly calls: number;
  readonly successes: number;
  readonly handoffs: number;
  readonly causes: Readonly<Partial<Record<CallFailureCause, number>>>;
  readonly durations: HistogramCounts;
  readonly deadlineShares: HistogramCounts;
  readonly lastCalledAt: number;
  readonly lastError: TalliedError | null;
}

/** Figures of calls. Tallies of nodes, periods and replicas add up. */
export class CallTally {
  calls = 0;
  successes = 0;
  handoffs = 0;
  readonly causes = new Map<CallFailureCause, number>();
  readonly durations = new ExponentialHistogram();
  readonly deadlineShares = new ExponentialHistogram();
  lastCalledAt = 0;
  lastError: TalliedError | undefined;

  /** @param at milliseconds since 1970 */
  add(call: CallAnsweredEvent, at: number): void {
    this.calls++;
    this.lastCalledAt = at;
    this.durations.add(call.durationMs);
    if (call.deadlineShare !== undefined) this.deadlineShares.add(call.deadlineShare);
    if (call.handoff) this.handoffs++;
    if (isSuccess(call)) this.successes++;
    else this.addFailure(call, at);
  }

  merge(other: CallTally): void {
    this.calls += other.calls;
    this.successes += other.successes;
    this.handoffs += other.handoffs;
    for (const [cause, count] of other.causes) this.increase(cause, count);
    this.durations.merge(other.durations);
    this.deadlineShares.merge(other.deadlineShares);
    this.addLast(other.lastCalledAt, other.lastError);
  }

  addRecord(record: CallTallyRecord): void {
    this.calls += record.calls;
    this.successes += record.successes;
    this.handoffs += record.handoffs;
    for (const [cause, count] of Object.entries(record.causes)) {
      this.increase(cause as CallFailureCause, count);
    }
    this.durations.addCounts(record.durations);
    this.deadlineShares.addCounts(record.deadlineShares);
    this.addLast(record.lastCalledAt, record.lastError);
  }

  toRecord(): CallTallyRecord {
    return {
      calls: this.calls,
      successes: this.successes,
      handoffs: this.handoffs,
      causes: Object.fromEntries(this.causes),
      durations: this.durations.toJSON(),
      deadlineShares: this.deadlineShares.toJSON(),
      lastCalledAt: this.lastCalledAt,
      lastError: this.lastError ?? null,
    };
  }

  private addLast(calledAt: number, error: TalliedError | null | undefined): void {
    this.lastCalledAt = Math.max(this.lastCalledAt, calledAt);
    if (error && error.at >= (this.lastError?.at ?? 0)) this.lastError = error;
  }

  private addFailure({ reason, error }: CallAnsweredEvent, at: number): void {
    const cause = reason ?? 'failure';
    this.increase(cause, 1);
    if (error !== undefined) this.lastError = { message: toStorable(error), cause, at };
  }

  private increase(cause: CallFailureCause, count: number): void {
    this.causes.set(cause, (this.causes.get(cause) ?? 0) + count);
  }
}

/** Outcomes of a handoff after which an agent comes. */
const ACCEPTED: ReadonlySet<string> = new Set([
  'delivered',
  'delegated-to-platform',
  'queued',
  'already-active',
] satisfies NonNullable<CallAnsweredEvent['handoff']>['outcome'][]);

/** A method that asks for an agent does not fail, although the status of the reply is false. */
function isSuccess({ status, reason, handoff }: CallAnsweredEvent): boolean {
  if (status) return true;
  return reason === undefined && handoff !== undefined && ACCEPTED.has(handoff.outcome);
}

const MAX_ERROR_LENGTH = 300;

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
function toStorable(text: string): string {
  return text.slice(0, MAX_ERROR_LENGTH).replaceAll('\0', '\uFFFD').toWellFormed();
}
