import { Logger } from '@nestjs/common';
import type { HandoffCourier } from '../../handoff/handoff.ledger.js';
import { quote } from '../../payload/quote.js';
import type { StorageConnection } from '../storage.connection.js';
import type { StorageSettings } from '../storage.options.js';
import {
  afterAttempt,
  type Ending,
  endingOf,
  type HandoffRecord,
  requestOf,
  tooOld,
} from './handoff.record.js';
import { reportOf } from './handoff.report.js';
import { HandoffTable } from './handoff.table.js';

const EVERY_MS = 1_000;
/** More hand-overs than this are not kept in memory; the user is told that nobody could be called. */
const CAPACITY = 10_000;

interface Kept {
  readonly record: HandoffRecord;
  /** When it may be tried again, in milliseconds since the epoch. */
  readonly dueAt: number;
}

/**
 * What the database could not be told, kept in memory until it can: hand-overs that are still to be
 * tried, which happens from here meanwhile, and how others ended.
 */
export class HandoffBacklog {
  readonly #logger = new Logger('HaptikStorage');
  readonly #kept = new Map<string, Kept>();
  #courier: HandoffCourier | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isEnding = false;

  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: StorageSettings['handoffs'],
  ) {}

  deliverWith(courier: HandoffCourier): void {
    this.#courier = courier;
  }

  get isFull(): boolean {
    return this.#kept.size >= CAPACITY;
  }

  add(record: HandoffRecord): void {
    this.#kept.set(record.id, { record, dueAt: Date.now() + this.pause(record) });
    this.#timer ??= this.workSoon();
  }

  /** The database knows of it after all, so that its job takes it from here. */
  leaveToQueue(id: string): void {
    if (this.#kept.get(id)?.record.state === 'pending') this.#kept.delete(id);
  }

  /** How a hand-over ended, though the database still calls it pending. */
  endingOf(id: string): Ending | undefined {
    const { state, attempts, answer } = this.#kept.get(id)?.record ?? {};
    if (state !== 'moved' && state !== 'dead') return undefined;
    return { state, attempts: attempts ?? 0, answer: answer ?? null };
  }

  /** A last attempt at everything, and a line in the log for each that is lost. */
  async end(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#timer);
    await this.tellDatabase();
    const pending = [...this.#kept.values()].filter(({ record }) => record.state === 'pending');
    await Promise.all(pending.map(({ record }) => this.attempt(record)));
    for (const { record } of this.#kept.values()) {
      if (record.state !== 'pending') continue;
      const { bot, node, reason, attempts } = record;
      this.#logger.error(
        `Bot "${bot}", node ${quote(node)}: hand-over (${reason}) LOST after ${attempts} attempts: ` +
          'the process ends, and neither the platform nor the database could be reached',
      );
    }
  }

  private async work(): Promise<void> {
    await this.tellDatabase();
    const now = Date.now();
    const due = [...this.#kept.values()].filter(
      ({ record, dueAt }) => record.state === 'pending' && dueAt <= now,
    );
    await Promise.all(due.slice(0, this.settings.atOnce).map(({ record }) => this.attempt(record)));
    this.#timer = this.#kept.size === 0 ? undefined : this.workSoon();
  }

  private workSoon(): NodeJS.Timeout | undefined {
    if (this.#isEnding) return undefined;
    return setTimeout(() => void this.work(), EVERY_MS).unref();
  }

  /** Writes down what is kept, until the first that the database does not take. */
  private async tellDatabase(): Promise<void> {
    const storage = this.connection.current;
    if (!storage) return;
    const table = new HandoffTable(storage);
    const all = [...this.#kept.values()];
    for (const kept of all) {
      try {
        await table.absorb(kept.record);
        this.#kept.delete(kept.record.id);
      } catch {
        // Behind the others, should the fault be its own.
        this.#kept.delete(kept.record.id);
        this.#kept.set(kept.record.id, kept);
        return;
      }
    }
  }

  private async attempt(record: HandoffRecord): Promise<void> {
    if (!this.#courier) return;
    const attempts = record.attempts + 1;
    const outcome = await this.#courier.attempt(requestOf(record, this.settings.attemptTime));
    if (!this.#kept.has(record.id)) return;
    const isTooOld = record.giveUpAt.getTime() < Date.now();
    const tried = afterAttempt(record, outcome);
    const ending =
      endingOf(outcome, attempts) ??
      (isTooOld
        ? { state: 'dead' as const, attempts: tried.attempts, answer: tooOld(tried) }
        : undefined);
    if (!ending) return this.add(tried);
    this.add({ ...record, ...ending, standing: ending.state === 'moved', settledAt: new Date() });
    this.#courier.settled(reportOf(record, ending));
  }

  /** Doubles with every attempt, with a random half so that a thousand do not come at once. */
  private pause({ attempts }: HandoffRecord): number {
    const longest = Math.min(this.settings.longestPause, 1_000 * 2 ** Math.min(attempts, 16));
    return longest / 2 + (longest / 2) * Math.random();
  }
}
