import { Logger } from '@nestjs/common';
import type { HandoffDeliverer } from 'nestjs-haptik';
import { describeDatabaseError, isRejectedValue } from '../database/database.error.js';
import type { StorageConnection } from '../connection/storage.connection.js';
import type { ResolvedStorageOptions } from '../database/storage.options.js';
import {
  withAttempt,
  type DeliverySettlement,
  type HandoffSettlement,
  withSettlement,
  toSettlement,
  createExpiredSettlement,
  describeLoss,
  describeRejection,
  type HandoffRow,
  toHandoffRequest,
  toDeliveryReport,
} from './handoff.row.js';
import { BoundedMap } from './bounded.map.js';
import { HandoffTable } from './handoff.table.js';
import { forEach, limit } from './limited.work.js';
import { ProgramErrorLogger } from './program.error.logger.js';

const FLUSH_INTERVAL_MS = 1_000;
/** Timeout of the last attempt when the process stops. */
const LAST_ATTEMPT_TIMEOUT_MS = 3_000;
/** Time for the last attempts of all handoffs, and for writes that run meanwhile. */
const LAST_ATTEMPTS_MS = 4_000;
/** Time for the last writes, and for the one that runs when the process stops. */
const LAST_WRITES_MS = 1_500;
/** Number of last writes at a time. Before, they are one by one, to leave connections to calls. */
const LAST_WRITERS = 5;
/** Maximum number of handoffs in memory; further ones fail. */
const MAX_PENDING = 10_000;
/** Maximum number of unwritten settlements; the oldest are discarded first. */
const MAX_SETTLED = 50_000;

interface PendingHandoff {
  readonly record: HandoffRow;
  /** Time of the next attempt, in milliseconds since the epoch. */
  readonly dueAt: number;
  /** Whether the database rejected the row, so that it is not written again. */
  readonly isRejected?: boolean;
}

/**
 * Keeps handoffs and settlements in memory while the database is unavailable. Pending handoffs are
 * delivered from here meanwhile.
 */
export class InMemoryHandoffBacklog {
  readonly #logger = new Logger('HaptikStorage');
  readonly #errors = new ProgramErrorLogger();
  readonly #pending = new Map<string, PendingHandoff>();
  readonly #settled = new BoundedMap<HandoffRow>(MAX_SETTLED);
  /** Settlements that the database rejected. */
  readonly #rejected = new BoundedMap<HandoffRow>(MAX_SETTLED);
  /** Ids of handoffs with an attempt in flight. */
  readonly #attempting = new Set<string>();
  #deliverer: HandoffDeliverer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #flushing: Promise<void> | undefined;
  #isDraining = false;
  /** Why the last write failed. */
  #writeError = 'not written yet';

  /** @param onUndelivered called when attempts end, so that the conversation can have another handoff */
  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: ResolvedStorageOptions['handoffs'],
    private readonly onUndelivered: (record: HandoffRow) => void,
  ) {}

  setDeliverer(deliverer: HandoffDeliverer): void {
    this.#deliverer = deliverer;
  }

  /** Handoffs that are not delivered yet. */
  get size(): number {
    return this.#pending.size;
  }

  /** Keeps a handoff for retries. @returns false when the backlog is full */
  add(record: HandoffRow): boolean {
    if (this.#pending.size >= MAX_PENDING) return false;
    this.#pending.set(record.id, { record, dueAt: Date.now() + this.backoffMs(record) });
    this.scheduleWork();
    return true;
  }

  /** Keeps the settlement of a handoff until it can be written. */
  addSettled(record: HandoffRow, settlement: HandoffSettlement): void {
    this.#pending.delete(record.id);
    this.#settled.set(record.id, withSettlement(record, settlement));
    this.scheduleWork();
  }

  /** Removes a handoff that the database has after all: its job delivers it. */
  remove(id: string): void {
    this.#pending.delete(id);
  }

  /** The settlement of a handoff that is still pending in the database. */
  findSettlement(id: string): HandoffSettlement | undefined {
    const { state, attempts, lastError } = this.#settled.get(id) ?? this.#rejected.get(id) ?? {};
    if (state === undefined || state === 'pending') return undefined;
    return { state, attempts: attempts ?? 0, lastError: lastError ?? null };
  }

  /**
   * When the process stops: makes a last attempt for each handoff, writes the rest, and logs those that are lost. The
   * attempts come first, since a database that hangs takes the time of each write.
   *
   * @param writes writes of settlements, which the backlog gets if they fail
   */
  async drain(writes: Iterable<Promise<unknown>>): Promise<void> {
    this.#isDraining = true;
    clearTimeout(this.#timer);
    // A handoff that has just been written is left to its job.
    await limit(LAST_WRITES_MS, this.#flushing);
    const endsAt = performance.now() + LAST_ATTEMPTS_MS;
    await Promise.all([
      this.makeLastAttempts(endsAt),
      limit(LAST_ATTEMPTS_MS, Promise.all([this.#working, ...writes])),
    ]);
    const isInTime = () => performance.now() < endsAt + LAST_WRITES_MS;
    await limit(LAST_WRITES_MS, this.flush(LAST_WRITERS, isInTime));
    for (const { record, isRejected } of this.#pending.values()) {
      const reason = isRejected === true ? 'rejects its values' : this.#writeError;
      this.#logger.error(describeLoss(record, reason));
    }
  }

  private makeLastAttempts(endsAt: number): Promise<void> {
    return forEach(this.due(Infinity), this.settings.concurrency, async (record) => {
      const remainingMs = Math.min(LAST_ATTEMPT_TIMEOUT_MS, endsAt - performance.now());
      if (remainingMs <= 0) return false;
      const isOpen = this.#pending.has(record.id) && !this.#attempting.has(record.id);
      if (isOpen) await this.attempt(record, remainingMs, true);
      return true;
    });
  }

  private scheduleWork(): void {
    const isEmpty = this.#pending.size === 0 && this.#settled.size === 0;
    if (this.#isDraining || isEmpty || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#working = this.work().finally(() => {
        this.#timer = undefined;
        this.#working = undefined;
        this.scheduleWork();
      });
    }, FLUSH_INTERVAL_MS).unref();
  }

  private async work(): Promise<void> {
    this.#flushing = this.flush(1, () => !this.#isDraining);
    await this.#flushing;
    if (this.#isDraining) return;
    const { attemptTimeoutMs, concurrency } = this.settings;
    const due = this.due(Date.now()).slice(0, concurrency);
    await Promise.all(due.map((record) => this.attempt(record, attemptTimeoutMs)));
  }

  /** Due handoffs, longest due first. */
  private due(now: number): HandoffRow[] {
    return [...this.#pending.values()]
      .filter(({ dueAt }) => dueAt <= now)
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .map(({ record }) => record);
  }

  /** Writes the backlog to the database, until the database is unavailable. */
  private async flush(writers: number, mayContinue: () => boolean): Promise<void> {
    const storage = this.connection.current;
    if (!storage) {
      this.#writeError = 'not reached yet';
      return;
    }
    const table = new HandoffTable(storage);
    const records = [
      ...this.#settled.values(),
      ...[...this.#pending.values()]
        .filter(({ isRejected }) => isRejected !== true)
        .map(({ record }) => record),
    ];
    await forEach(records, writers, async (record) => {
      if (!mayContinue()) return false;
      try {
        await table.reconcile(record);
        this.#pending.delete(record.id);
        this.takeSettled(record);
      } catch (error) {
        this.#writeError = describeDatabaseError(error);
        // A rejected row must not block the others.
        if (!isRejectedValue(error)) {
          this.#errors.log(`Storing handoff ${record.id} from memory`, error);
          return false;
        }
        this.markRejected(record, error);
      }
      return true;
    });
  }

  /** Removes a settlement, unless the handoff was settled while its older row was written. */
  private takeSettled(record: HandoffRow): boolean {
    return this.#settled.get(record.id) === record && this.#settled.delete(record.id);
  }

  /** Marks a row as rejected, so that it is not written again. */
  private markRejected(record: HandoffRow, error: unknown): void {
    const { id } = record;
    const pending = this.#pending.get(id);
    if (pending) this.#pending.set(id, { ...pending, isRejected: true });
    if (this.takeSettled(record)) this.#rejected.set(id, record);
    this.#logger.error(describeRejection(record, describeDatabaseError(error)));
  }

  private async attempt(record: HandoffRow, remainingMs: number, isLast = false): Promise<void> {
    if (!this.#deliverer) return;
    if (record.expiresAt.getTime() < Date.now())
      return this.settle(record, createExpiredSettlement(record));
    this.#attempting.add(record.id);
    const request = toHandoffRequest(record, remainingMs);
    const outcome = await this.#deliverer.attempt(request, { isLast });
    this.#attempting.delete(record.id);
    const settlement = toSettlement(outcome, record.attempts + 1);
    if (settlement) return this.settle(record, settlement);
    // The handoff may have been written meanwhile; then its job delivers it.
    const pending = this.#pending.get(record.id);
    if (!pending) return;
    const attempted = withAttempt(record, outcome);
    const dueAt = Date.now() + this.backoffMs(attempted);
    this.#pending.set(record.id, { ...pending, record: attempted, dueAt });
  }

  private settle(record: HandoffRow, settlement: DeliverySettlement): void {
    this.addSettled(record, settlement);
    if (settlement.state !== 'delivered') this.onUndelivered(record);
    this.#deliverer?.onSettled(toDeliveryReport(record, settlement));
  }

  /** Exponential backoff with jitter. */
  private backoffMs({ attempts }: HandoffRow): number {
    const maxMs = Math.min(this.settings.maxBackoffMs, 1_000 * 2 ** Math.min(attempts, 16));
    return maxMs * (0.5 + 0.5 * Math.random());
  }
}
