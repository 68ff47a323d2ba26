import { Logger } from '@nestjs/common';
import type { HandoffDeliverer } from 'nestjs-haptik';
import { quote } from 'nestjs-haptik/internal';
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
  type HandoffRow,
  toHandoffRequest,
  toDeliveryReport,
} from './handoff.row.js';
import { HandoffTable } from './handoff.table.js';

const FLUSH_INTERVAL_MS = 1_000;
/** Timeout of the final attempt when the process stops. */
const FINAL_ATTEMPT_TIMEOUT_MS = 3_000;
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
  readonly #pending = new Map<string, PendingHandoff>();
  readonly #settled = new Map<string, HandoffRow>();
  /** Settlements that the database rejected. */
  readonly #rejected = new Map<string, HandoffRow>();
  #deliverer: HandoffDeliverer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #isDraining = false;

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
    evictOldest(this.#settled);
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

  /** Makes a final attempt for every handoff, and logs those that are lost. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    clearTimeout(this.#timer);
    await this.#working;
    await this.flush();
    const last = this.due(Infinity).map((record) => this.attempt(record, FINAL_ATTEMPT_TIMEOUT_MS));
    await Promise.all(last);
    await this.flush();
    for (const { record } of this.#pending.values()) {
      const { bot, node, reason, attempts } = record;
      this.#logger.error(
        `Bot "${bot}", node ${quote(node)}: handoff (${reason}) LOST after ${attempts} attempts: ` +
          'the process ends, and both the platform and the database are unreachable',
      );
    }
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
    await this.flush();
    const { attemptTimeoutMs } = this.settings;
    await Promise.all(this.due(Date.now()).map((record) => this.attempt(record, attemptTimeoutMs)));
  }

  /** Due handoffs, longest due first, limited by the concurrency. */
  private due(now: number): HandoffRow[] {
    return [...this.#pending.values()]
      .filter(({ dueAt }) => dueAt <= now)
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .slice(0, this.settings.concurrency)
      .map(({ record }) => record);
  }

  /** Writes the backlog to the database, until the database is unavailable. */
  private async flush(): Promise<void> {
    const storage = this.connection.current;
    if (!storage) return;
    const table = new HandoffTable(storage);
    const records = [
      ...this.#settled.values(),
      ...[...this.#pending.values()]
        .filter(({ isRejected }) => isRejected !== true)
        .map(({ record }) => record),
    ];
    for (const record of records) {
      try {
        await table.reconcile(record);
        this.#settled.delete(record.id);
        this.#pending.delete(record.id);
      } catch (error) {
        // A rejected row must not block the others.
        if (!isRejectedValue(error)) return;
        this.markRejected(record, error);
      }
    }
  }

  /** Marks a row as rejected, so that it is not written again. */
  private markRejected(record: HandoffRow, error: unknown): void {
    const { id, bot, node, reason, state } = record;
    const pending = this.#pending.get(id);
    if (pending) this.#pending.set(id, { ...pending, isRejected: true });
    if (this.#settled.delete(id)) {
      this.#rejected.set(id, record);
      evictOldest(this.#rejected);
    }
    const consequence =
      state === 'pending'
        ? 'It is retried from memory, and LOST if this process ends first'
        : `Its state (${state}) is missing in the database`;
    this.#logger.error(
      `Bot "${bot}", node ${quote(node)}: handoff (${reason}) cannot be stored: the database ` +
        `rejects its values (${describeDatabaseError(error)}). ${consequence}.`,
    );
  }

  private async attempt(record: HandoffRow, remainingMs: number): Promise<void> {
    if (!this.#deliverer) return;
    if (record.expiresAt.getTime() < Date.now())
      return this.settle(record, createExpiredSettlement(record));
    const outcome = await this.#deliverer.attempt(toHandoffRequest(record, remainingMs));
    const settlement = toSettlement(outcome, record.attempts + 1);
    if (settlement) return this.settle(record, settlement);
    // The handoff may have been written meanwhile; then its job delivers it.
    const pending = this.#pending.get(record.id);
    if (pending) this.reschedule(withAttempt(record, outcome), pending);
  }

  private reschedule(record: HandoffRow, pending: PendingHandoff): void {
    this.#pending.set(record.id, {
      ...pending,
      record,
      dueAt: Date.now() + this.backoffMs(record),
    });
  }

  private settle(record: HandoffRow, settlement: DeliverySettlement): void {
    this.addSettled(record, settlement);
    if (settlement.state !== 'delivered') this.onUndelivered(record);
    this.#deliverer?.onSettled(toDeliveryReport(record, settlement));
  }

  /** Exponential backoff with jitter. */
  private backoffMs({ attempts }: HandoffRow): number {
    const maxMs = Math.min(this.settings.maxBackoffMs, 1_000 * 2 ** Math.min(attempts, 16));
    return maxMs / 2 + (maxMs / 2) * Math.random();
  }
}

function evictOldest(records: Map<string, HandoffRow>): void {
  const oldest = records.keys().next();
  if (records.size > MAX_SETTLED && !oldest.done) records.delete(oldest.value);
}
