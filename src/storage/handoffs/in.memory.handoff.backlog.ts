import { Logger } from '@nestjs/common';
import type { HandoffDeliverer } from '../../handoff/handoff.outbox.js';
import { quote } from '../../payload/quote.js';
import { describeDatabaseError, isRejectedValue } from '../database.error.js';
import type { StorageConnection } from '../storage.connection.js';
import type { ResolvedStorageOptions } from '../storage.options.js';
import {
  withAttempt,
  type HandoffSettlement,
  withSettlement,
  toSettlement,
  createExpiredSettlement,
  type HandoffRow,
  toHandoffRequest,
} from './handoff.row.js';
import { toDeliveryReport } from './handoff.delivery.report.js';
import { HandoffTable } from './handoff.table.js';

const FLUSH_INTERVAL_MS = 1_000;
/** How long the last attempt may take when the process stops. */
const FINAL_ATTEMPT_TIMEOUT_MS = 3_000;
/** More handoffs than this are not kept in memory; the user is told that nobody could be called. */
const MAX_PENDING = 10_000;
/** Of more than this the book does not learn how they ended; the oldest are forgotten first. */
const MAX_SETTLED = 50_000;

interface PendingHandoff {
  readonly record: HandoffRow;
  /** When it may be tried again, in milliseconds since the epoch. */
  readonly dueAt: number;
  /** The database does not take it, so it is not offered again. */
  readonly isRejected?: boolean;
}

/**
 * What the database could not be told, kept in memory until it can: handoffs that are still to be
 * tried, which happens from here meanwhile, and how others ended.
 */
export class InMemoryHandoffBacklog {
  readonly #logger = new Logger('HaptikStorage');
  readonly #pending = new Map<string, PendingHandoff>();
  readonly #settled = new Map<string, HandoffRow>();
  /** How handoffs ended whose end the database does not take. */
  readonly #rejected = new Map<string, HandoffRow>();
  #deliverer: HandoffDeliverer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #isDraining = false;

  /** @param onDeadLetter called when a handoff is dead, so that its conversation may begin another */
  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: ResolvedStorageOptions['handoffs'],
    private readonly onDeadLetter: (record: HandoffRow) => void,
  ) {}

  setDeliverer(deliverer: HandoffDeliverer): void {
    this.#deliverer = deliverer;
  }

  /** Keeps a handoff that is to be tried again; false when there is no room for it. */
  add(record: HandoffRow): boolean {
    if (this.#pending.size >= MAX_PENDING) return false;
    this.#pending.set(record.id, { record, dueAt: Date.now() + this.backoffMs(record) });
    this.scheduleWork();
    return true;
  }

  /** Keeps how a handoff ended, for the book. */
  addSettled(record: HandoffRow, settlement: HandoffSettlement): void {
    this.#pending.delete(record.id);
    this.#settled.set(record.id, withSettlement(record, settlement));
    evictOldest(this.#settled);
    this.scheduleWork();
  }

  /** The database knows of it after all, so that its job takes it from here. */
  remove(id: string): void {
    this.#pending.delete(id);
  }

  /** How a handoff ended, though the database still calls it pending. */
  findSettlement(id: string): HandoffSettlement | undefined {
    const { state, attempts, lastError } = this.#settled.get(id) ?? this.#rejected.get(id) ?? {};
    if (state === undefined || state === 'pending') return undefined;
    return { state, attempts: attempts ?? 0, lastError: lastError ?? null };
  }

  /** A last attempt at everything, and a line in the log for each that is lost. */
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
          'the process ends, and neither the platform nor the database could be reached',
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

  /** Those that may be tried by now, as many as are tried at once, the longest due first. */
  private due(now: number): HandoffRow[] {
    return [...this.#pending.values()]
      .filter(({ dueAt }) => dueAt <= now)
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .slice(0, this.settings.concurrency)
      .map(({ record }) => record);
  }

  /** Writes down what is kept, until the database is found away. */
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
        // A fault of its own must not keep the others.
        if (!isRejectedValue(error)) return;
        this.markRejected(record, error);
      }
    }
  }

  /** The same values would be refused for ever, so they are not offered again. */
  private markRejected(record: HandoffRow, error: unknown): void {
    const { id, bot, node, reason, state } = record;
    const pending = this.#pending.get(id);
    if (pending) this.#pending.set(id, { ...pending, isRejected: true });
    if (this.#settled.delete(id)) {
      this.#rejected.set(id, record);
      evictOldest(this.#rejected);
    }
    const fate =
      state === 'pending'
        ? 'It is tried from memory, and LOST if this process ends before it succeeds'
        : `It has ended (${state}), and the book does not say so`;
    this.#logger.error(
      `Bot "${bot}", node ${quote(node)}: handoff (${reason}) cannot be written down, since the database ` +
        `refuses its values (${describeDatabaseError(error)}). ${fate}.`,
    );
  }

  private async attempt(record: HandoffRow, remainingMs: number): Promise<void> {
    if (!this.#deliverer) return;
    if (record.expiresAt.getTime() < Date.now())
      return this.settle(record, createExpiredSettlement(record));
    const outcome = await this.#deliverer.attempt(toHandoffRequest(record, remainingMs));
    const settlement = toSettlement(outcome, record.attempts + 1);
    if (settlement) return this.settle(record, settlement);
    // The database may have learnt of it meanwhile, and then its job goes on.
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

  private settle(record: HandoffRow, settlement: HandoffSettlement): void {
    this.addSettled(record, settlement);
    if (settlement.state === 'dead-letter') this.onDeadLetter(record);
    this.#deliverer?.onSettled(toDeliveryReport(record, settlement));
  }

  /** Doubles with every attempt, with a random half so that a thousand do not come at once. */
  private backoffMs({ attempts }: HandoffRow): number {
    const longest = Math.min(this.settings.maxBackoffMs, 1_000 * 2 ** Math.min(attempts, 16));
    return longest / 2 + (longest / 2) * Math.random();
  }
}

function evictOldest(records: Map<string, HandoffRow>): void {
  const oldest = records.keys().next();
  if (records.size > MAX_SETTLED && !oldest.done) records.delete(oldest.value);
}
