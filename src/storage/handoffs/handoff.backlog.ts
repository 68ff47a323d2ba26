import { Logger } from '@nestjs/common';
import type { HandoffCourier } from '../../handoff/handoff.ledger.js';
import { quote } from '../../payload/quote.js';
import { faultOf, isRefusedValue } from '../database.fault.js';
import type { StorageConnection } from '../storage.connection.js';
import type { StorageSettings } from '../storage.options.js';
import {
  afterAttempt,
  type Ending,
  endedAs,
  endingOf,
  endingTooOld,
  type HandoffRecord,
  requestOf,
} from './handoff.record.js';
import { reportOf } from './handoff.report.js';
import { HandoffTable } from './handoff.table.js';

const EVERY_MS = 1_000;
/** How long the last attempt may take when the process stops. */
const LAST_ATTEMPT_MS = 3_000;
/** More hand-overs than this are not kept in memory; the user is told that nobody could be called. */
const MOST_PENDING = 10_000;
/** Of more than this the book does not learn how they ended; the oldest are forgotten first. */
const MOST_ENDED = 50_000;

interface Pending {
  readonly record: HandoffRecord;
  /** When it may be tried again, in milliseconds since the epoch. */
  readonly dueAt: number;
  /** The database does not take it, so it is not offered again. */
  readonly isRefused?: boolean;
}

/**
 * What the database could not be told, kept in memory until it can: hand-overs that are still to be
 * tried, which happens from here meanwhile, and how others ended.
 */
export class HandoffBacklog {
  readonly #logger = new Logger('HaptikStorage');
  readonly #pending = new Map<string, Pending>();
  readonly #ended = new Map<string, HandoffRecord>();
  /** How hand-overs ended whose end the database does not take. */
  readonly #refused = new Map<string, HandoffRecord>();
  #courier: HandoffCourier | undefined;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #isEnding = false;

  /** @param forget called when a hand-over is dead, so that its conversation may begin another */
  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: StorageSettings['handoffs'],
    private readonly forget: (record: HandoffRecord) => void,
  ) {}

  deliverWith(courier: HandoffCourier): void {
    this.#courier = courier;
  }

  /** Keeps a hand-over that is to be tried again; false when there is no room for it. */
  keep(record: HandoffRecord): boolean {
    if (this.#pending.size >= MOST_PENDING) return false;
    this.#pending.set(record.id, { record, dueAt: Date.now() + this.pause(record) });
    this.workSoon();
    return true;
  }

  /** Keeps how a hand-over ended, for the book. */
  note(record: HandoffRecord, ending: Ending): void {
    this.#pending.delete(record.id);
    this.#ended.set(record.id, endedAs(record, ending));
    forgetOldest(this.#ended);
    this.workSoon();
  }

  /** The database knows of it after all, so that its job takes it from here. */
  leaveToQueue(id: string): void {
    this.#pending.delete(id);
  }

  /** How a hand-over ended, though the database still calls it pending. */
  endingOf(id: string): Ending | undefined {
    const { state, attempts, answer } = this.#ended.get(id) ?? this.#refused.get(id) ?? {};
    if (state === undefined || state === 'pending') return undefined;
    return { state, attempts: attempts ?? 0, answer: answer ?? null };
  }

  /** A last attempt at everything, and a line in the log for each that is lost. */
  async end(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#timer);
    await this.#working;
    await this.tellDatabase();
    const last = this.due(Infinity).map((record) => this.attempt(record, LAST_ATTEMPT_MS));
    await Promise.all(last);
    await this.tellDatabase();
    for (const { record } of this.#pending.values()) {
      const { bot, node, reason, attempts } = record;
      this.#logger.error(
        `Bot "${bot}", node ${quote(node)}: hand-over (${reason}) LOST after ${attempts} attempts: ` +
          'the process ends, and neither the platform nor the database could be reached',
      );
    }
  }

  private workSoon(): void {
    const isEmpty = this.#pending.size === 0 && this.#ended.size === 0;
    if (this.#isEnding || isEmpty || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#working = this.work().finally(() => {
        this.#timer = undefined;
        this.#working = undefined;
        this.workSoon();
      });
    }, EVERY_MS).unref();
  }

  private async work(): Promise<void> {
    await this.tellDatabase();
    const { attemptTime } = this.settings;
    await Promise.all(this.due(Date.now()).map((record) => this.attempt(record, attemptTime)));
  }

  /** Those that may be tried by now, as many as are tried at once, the longest due first. */
  private due(now: number): HandoffRecord[] {
    return [...this.#pending.values()]
      .filter(({ dueAt }) => dueAt <= now)
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .slice(0, this.settings.atOnce)
      .map(({ record }) => record);
  }

  /** Writes down what is kept, until the database is found away. */
  private async tellDatabase(): Promise<void> {
    const storage = this.connection.current;
    if (!storage) return;
    const table = new HandoffTable(storage);
    const records = [
      ...this.#ended.values(),
      ...[...this.#pending.values()]
        .filter(({ isRefused }) => isRefused !== true)
        .map(({ record }) => record),
    ];
    for (const record of records) {
      try {
        await table.absorb(record);
        this.#ended.delete(record.id);
        this.#pending.delete(record.id);
      } catch (error) {
        // A fault of its own must not keep the others.
        if (!isRefusedValue(error)) return;
        this.refused(record, error);
      }
    }
  }

  /** The same values would be refused for ever, so they are not offered again. */
  private refused(record: HandoffRecord, error: unknown): void {
    const { id, bot, node, reason, state } = record;
    const pending = this.#pending.get(id);
    if (pending) this.#pending.set(id, { ...pending, isRefused: true });
    if (this.#ended.delete(id)) {
      this.#refused.set(id, record);
      forgetOldest(this.#refused);
    }
    const fate =
      state === 'pending'
        ? 'It is tried from memory, and LOST if this process ends before it succeeds'
        : `It has ended (${state}), and the book does not say so`;
    this.#logger.error(
      `Bot "${bot}", node ${quote(node)}: hand-over (${reason}) cannot be written down, since the database ` +
        `refuses its values (${faultOf(error)}). ${fate}.`,
    );
  }

  private async attempt(record: HandoffRecord, timeLeft: number): Promise<void> {
    if (!this.#courier) return;
    if (record.giveUpAt.getTime() < Date.now()) return this.conclude(record, endingTooOld(record));
    const outcome = await this.#courier.attempt(requestOf(record, timeLeft));
    const ending = endingOf(outcome, record.attempts + 1);
    if (ending) return this.conclude(record, ending);
    // The database may have learnt of it meanwhile, and then its job goes on.
    const pending = this.#pending.get(record.id);
    if (pending) this.keepAgain(afterAttempt(record, outcome), pending);
  }

  private keepAgain(record: HandoffRecord, pending: Pending): void {
    this.#pending.set(record.id, { ...pending, record, dueAt: Date.now() + this.pause(record) });
  }

  private conclude(record: HandoffRecord, ending: Ending): void {
    this.note(record, ending);
    if (ending.state === 'dead') this.forget(record);
    this.#courier?.settled(reportOf(record, ending));
  }

  /** Doubles with every attempt, with a random half so that a thousand do not come at once. */
  private pause({ attempts }: HandoffRecord): number {
    const longest = Math.min(this.settings.longestPause, 1_000 * 2 ** Math.min(attempts, 16));
    return longest / 2 + (longest / 2) * Math.random();
  }
}

function forgetOldest(records: Map<string, HandoffRecord>): void {
  const oldest = records.keys().next();
  if (records.size > MOST_ENDED && !oldest.done) records.delete(oldest.value);
}
