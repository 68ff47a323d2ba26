import { and, eq, lt, sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import type { Orm } from '../database/database.js';
import { handoffs } from '../database/schema.js';
import type { OpenStorage } from '../open.storage.js';
import { QUEUE } from './handoff.queue.js';
import type { Ending, HandoffRecord } from './handoff.record.js';

/** Milliseconds from now, as the database counts them: clocks of replicas differ. */
const ago = (milliseconds: number) => sql`now() - ${milliseconds} * interval '1 millisecond'`;

/** What the ledger does with the database. Every method is one transaction. */
export class HandoffTable {
  constructor(private readonly storage: OpenStorage) {}

  /**
   * Writes a promise down, with a job that keeps it when this process does not live to.
   *
   * @param standsFor milliseconds for which an earlier hand-over stands
   * @param leaseMs how long this process has before the job may be taken
   * @returns false when a hand-over of the same conversation stands
   */
  promise(record: HandoffRecord, standsFor: number, leaseMs: number): Promise<boolean> {
    return this.storage.orm.transaction(async (orm) => {
      const isNew =
        (await this.insert(orm, record)) ||
        ((await this.release(orm, record.conversation, standsFor)) &&
          (await this.insert(orm, record)));
      if (isNew) await this.enqueue(orm, record.id, leaseMs);
      return isNew;
    });
  }

  /** Writes down how a pending hand-over ended, and takes its job back. */
  settle(id: string, ending: Ending): Promise<boolean> {
    return this.storage.orm.transaction(async (orm) => {
      const isSettled = await this.end(orm, id, ending);
      if (isSettled) await this.storage.boss.deleteJob(QUEUE, id, { db: fromDrizzle(orm, sql) });
      return isSettled;
    });
  }

  /** Writes down how a hand-over ended whose job is being worked on. */
  conclude(id: string, ending: Ending): Promise<boolean> {
    return this.end(this.storage.orm, id, ending);
  }

  /** Writes down an attempt that did not end it, and lets its job be taken in a moment. */
  retrySoon(record: HandoffRecord, delayMs: number): Promise<void> {
    const { id } = record;
    return this.storage.orm.transaction(async (orm) => {
      await this.attempted(record, orm);
      const startAfter = delayMs / 1000;
      await this.storage.boss.update(QUEUE, undefined, {
        id,
        startAfter,
        db: fromDrizzle(orm, sql),
      });
    });
  }

  /** Writes down an attempt that did not end it. */
  async attempted(
    { id, attempts, answer }: HandoffRecord,
    orm: Orm = this.storage.orm,
  ): Promise<void> {
    await orm
      .update(handoffs)
      .set({ attempts, answer })
      .where(and(eq(handoffs.id, id), eq(handoffs.state, 'pending')));
  }

  async find(id: string): Promise<HandoffRecord | undefined> {
    const [record] = await this.storage.orm.select().from(handoffs).where(eq(handoffs.id, id));
    return record;
  }

  /** Writes down what was kept in memory while the database was away. */
  absorb(record: HandoffRecord): Promise<void> {
    return this.storage.orm.transaction(async (orm) => {
      const isNew = await this.insert(orm, record);
      if (isNew && record.state === 'pending') await this.enqueue(orm, record.id, 0);
      if (isNew) return;
      const known = await orm.select().from(handoffs).where(eq(handoffs.id, record.id));
      if (known.length === 0) {
        // Another hand-over of the conversation stands, so this one calls nobody.
        const answer = record.answer ?? 'another hand-over of this conversation stands';
        const state = record.state === 'pending' ? 'dropped' : record.state;
        await this.insert(orm, { ...record, standing: false, state, answer });
      } else if (record.state === 'moved' || record.state === 'dead') {
        const { state, attempts, answer } = record;
        await this.end(orm, record.id, { state, attempts, answer });
      }
    });
  }

  /** Forgets hand-overs that ended more than so many days ago. */
  async purge(days: number): Promise<void> {
    await this.storage.orm.delete(handoffs).where(lt(handoffs.settledAt, ago(days * 86_400_000)));
  }

  async enqueue(orm: Orm, id: string, delayMs: number): Promise<void> {
    // Seconds by the clock of the database, since those of replicas differ.
    const startAfter = delayMs / 1000;
    await this.storage.boss.send(QUEUE, { id }, { id, startAfter, db: fromDrizzle(orm, sql) });
  }

  private async insert(orm: Orm, record: HandoffRecord): Promise<boolean> {
    const inserted = await orm
      .insert(handoffs)
      .values(record)
      .onConflictDoNothing()
      .returning({ id: handoffs.id });
    return inserted.length > 0;
  }

  /** A hand-over that was carried out keeps its conversation for a time only. */
  private async release(orm: Orm, conversation: string, standsFor: number): Promise<boolean> {
    const released = await orm
      .update(handoffs)
      .set({ standing: false })
      .where(
        and(
          eq(handoffs.conversation, conversation),
          eq(handoffs.standing, true),
          eq(handoffs.state, 'moved'),
          lt(handoffs.settledAt, ago(standsFor)),
        ),
      )
      .returning({ id: handoffs.id });
    return released.length > 0;
  }

  private async end(orm: Orm, id: string, { state, attempts, answer }: Ending): Promise<boolean> {
    const ended = await orm
      .update(handoffs)
      .set({ state, attempts, answer, settledAt: sql`now()`, standing: state === 'moved' })
      .where(and(eq(handoffs.id, id), eq(handoffs.state, 'pending')))
      .returning({ id: handoffs.id });
    return ended.length > 0;
  }
}
