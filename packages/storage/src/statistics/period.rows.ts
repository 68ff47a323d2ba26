import { type PeriodMinutes, STATISTICS_PERIODS, startOfPeriod } from './statistics.period.js';

const MINUTE_MS = 60_000;

interface Tally<T> {
  merge(other: T): void;
}

/** The tally of a bot and a name in a period, as a row of the database has it. */
export interface PeriodRow<T> {
  readonly minutes: PeriodMinutes;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly bot: string;
  /** Node, or kind of name; empty for the whole bot. */
  readonly name: string;
  readonly tally: T;
}

interface KeptRow<T> extends PeriodRow<T> {
  /** Whether the database has not got the tally yet. */
  isDirty: boolean;
}

/** A row is kept this long after its period, since the clock of the database can seem to go back. */
const GRACE_MS = MINUTE_MS;
/** Rows of past periods that are kept at most, about 10 MB. */
const MAX_PAST_ROWS = 5_000;
/** Rows of a write: their JSON is made at once, which blocks calls meanwhile, and a write has a time limit. */
const WRITE_SIZE = 500;

/**
 * Adds up in memory what the database gets. A row is kept while its period lasts, because it replaces
 * what the database has of this process, and until the database has it. While the database is away, the
 * oldest past rows of the shortest period are dropped first.
 */
export class PeriodRows<T extends Tally<T>> {
  /** What was counted in the current minute and is in no row yet. */
  readonly #live = new Map<string, Pick<PeriodRow<T>, 'bot' | 'name' | 'tally'>>();
  readonly #rows = new Map<string, KeptRow<T>>();
  #minute = 0;

  constructor(
    private readonly periods: readonly PeriodMinutes[],
    private readonly createTally: () => T,
  ) {}

  get hasUnsaved(): boolean {
    return this.#live.size > 0 || [...this.#rows.values()].some(({ isDirty }) => isDirty);
  }

  /** The tally to add something to that happens at a time. */
  at(time: number, bot: string, name: string): T {
    const minute = startOfPeriod(1, time);
    if (minute !== this.#minute) {
      this.roll();
      this.#minute = minute;
    }
    const key = `${bot}\0${name}`;
    let live = this.#live.get(key);
    if (!live) this.#live.set(key, (live = { bot, name, tally: this.createTally() }));
    return live.tally;
  }

  /**
   * Writes what the database has not got yet, some rows at a time.
   *
   * @returns the number of rows
   * @throws what `write` throws; the rows that were not written are kept
   */
  async save(
    now: number,
    write: (rows: readonly PeriodRow<T>[]) => Promise<void>,
  ): Promise<number> {
    const unsaved = this.takeUnsaved(now);
    for (let start = 0; start < unsaved.length; start += WRITE_SIZE) {
      try {
        await write(unsaved.slice(start, start + WRITE_SIZE));
      } catch (error) {
        this.giveBack(unsaved.slice(start));
        throw error;
      }
    }
    return unsaved.length;
  }

  /** Rows that the database has not got yet; they count as saved. */
  private takeUnsaved(now: number): PeriodRow<T>[] {
    this.roll();
    this.dropOld(now);
    const unsaved = [...this.#rows.values()].filter(({ isDirty }) => isDirty);
    for (const row of unsaved) row.isDirty = false;
    return unsaved;
  }

  /** Rows that could not be saved. */
  private giveBack(rows: readonly PeriodRow<T>[]): void {
    for (const row of rows) {
      const kept = this.#rows.get(keyOf(row));
      if (kept) kept.isDirty = true;
    }
  }

  private roll(): void {
    for (const { bot, name, tally } of this.#live.values()) {
      for (const minutes of this.periods) {
        const startsAt = startOfPeriod(minutes, this.#minute);
        const row = { minutes, startsAt, bot, name, tally: this.createTally(), isDirty: true };
        const key = keyOf(row);
        const kept = this.#rows.get(key) ?? row;
        kept.tally.merge(tally);
        kept.isDirty = true;
        this.#rows.set(key, kept);
      }
    }
    this.#live.clear();
    this.dropExcess();
  }

  private dropOld(now: number): void {
    for (const [key, { minutes, startsAt, isDirty }] of this.#rows) {
      const retentionMs = STATISTICS_PERIODS.find(
        (period) => period.minutes === minutes,
      )?.retentionMs;
      const isOver = startsAt + minutes * MINUTE_MS + GRACE_MS <= now;
      if ((isOver && !isDirty) || startsAt + (retentionMs ?? 0) <= now) this.#rows.delete(key);
    }
  }

  /** Rows of current periods stay, however many nodes there are: without one, the next would replace it by less. */
  private dropExcess(): void {
    if (this.#rows.size <= MAX_PAST_ROWS) return;
    const past = [...this.#rows].filter(
      ([, { minutes, startsAt }]) => startsAt + minutes * MINUTE_MS <= this.#minute,
    );
    if (past.length <= MAX_PAST_ROWS) return;
    const savedAndOldestFirst = past.toSorted(
      ([, a], [, b]) =>
        Number(a.isDirty) - Number(b.isDirty) || a.minutes - b.minutes || a.startsAt - b.startsAt,
    );
    const excess = past.length - MAX_PAST_ROWS / 2;
    for (const [key] of savedAndOldestFirst.slice(0, excess)) this.#rows.delete(key);
  }
}

function keyOf({ minutes, startsAt, bot, name }: Omit<PeriodRow<unknown>, 'tally'>): string {
  return `${minutes}\0${startsAt}\0${bot}\0${name}`;
}
