import { randomUUID } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import type { Orm } from '../database/database.js';
import { handoffs } from '../database/schema.js';
import type { OpenStorage } from '../open.storage.js';
import { QUEUE, QUEUE_SCHEMA } from './handoff.queue.js';
import type { Ending, HandoffRecord } from './handoff.record.js';

/** No interval of PostgreSQL is infinite, and nobody waits longer. */
const LONGEST_MS = 100 * 365 * 86_400_000;

/** So many milliseconds, by the clock of the database: those of replicas differ. */
const lasting = (milliseconds: number) =>
  sql`${Math.min(milliseconds, LONGEST_MS)} * interval '1 millisecond'`;

/** What the ledger and its worker do with the database. Every method is all or nothing. */
export class HandoffTable {
  constructor(private readonly storage: OpenStorage) {}

  /**
   * Writes a promise down, with a job that keeps it when this process does not live to.
   *
   * @param standsFor milliseconds for which an earlier hand-over stands
   * @param giveUpAfter milliseconds after which the chat is too old
   * @param leaseMs how long this process has before the job may be taken
   * @returns false when a hand-over of the same conversation stands
   */
  promise(
    record: HandoffRecord,
    standsFor: number,
    giveUpAfter: number,
    leaseMs: number,
  ): Promise<boolean> {
    const times = { promisedAt: sql`now()`, giveUpAt: sql`now() + ${lasting(giveUpAfter)}` };
    return this.storage.transaction(async (orm) => {
      const isNew =
        (await this.insert(orm, record, times)) ||
        ((await this.release(orm, record.conversation, standsFor)) &&
          (await this.insert(orm, record, times)));
      if (isNew) await this.enqueue(orm, record, leaseMs);
      return isNew;
    });
  }

  /** Writes down how a pending hand-over ended, and takes its job back. */
  settle({ id, jobId }: HandoffRecord, ending: Ending): Promise<boolean> {
    return this.storage.transaction(async (orm) => {
      const isSettled = await this.end(orm, id, ending);
      if (isSettled) await this.storage.boss.deleteJob(QUEUE, jobId, { db: fromDrizzle(orm, sql) });
      return isSettled;
    });
  }

  /** Writes down how a hand-over ended whose job is being worked on. */
  conclude(id: string, ending: Ending): Promise<boolean> {
    return this.end(this.storage.orm, id, ending);
  }

  /** Writes down an attempt that did not end it, and lets its job be taken in a moment. */
  retrySoon(record: HandoffRecord, delayMs: number): Promise<void> {
    return this.storage.transaction(async (orm) => {
      await this.attempted(record, orm);
      const job = { id: record.jobId, startAfter: delayMs / 1000, db: fromDrizzle(orm, sql) };
      await this.storage.boss.update(QUEUE, undefined, job);
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

  /** A hand-over, and whether its chat is too old by now. */
  async find(id: string): Promise<{ record: HandoffRecord; isTooOld: boolean } | undefined> {
    const [found] = await this.storage.orm
      .select({ record: handoffs, isTooOld: sql<boolean>`${handoffs.giveUpAt} < now()` })
      .from(handoffs)
      .where(eq(handoffs.id, id));
    return found;
  }

  /** Writes down what was kept in memory while the database was away. */
  absorb(record: HandoffRecord): Promise<void> {
    return this.storage.transaction(async (orm) => {
      if (await this.insert(orm, record)) {
        if (record.state === 'pending') await this.enqueue(orm, record, 0);
        return;
      }
      const known = await orm.select().from(handoffs).where(eq(handoffs.id, record.id));
      const { id, state, attempts, answer } = record;
      if (known.length === 0) {
        // Another hand-over of the conversation stands, so this one calls nobody.
        const dropped = { answer: answer ?? 'another hand-over of this conversation stands' };
        const isPending = state === 'pending' && { state: 'dropped' as const, ...dropped };
        await this.insert(orm, { ...record, standing: false, ...isPending });
      } else if (state !== 'pending') {
        await this.end(orm, id, { state, attempts, answer });
      }
    });
  }

  /** Pending hand-overs whose job is gone, however that came, get another. */
  restoreJobs(): Promise<void> {
    return this.storage.transaction(async (orm) => {
      const orphans = await orm
        .select()
        .from(handoffs)
        .where(
          and(
            eq(handoffs.state, 'pending'),
            sql`not exists (select from ${sql.raw(QUEUE_SCHEMA)}.job where job.id = ${handoffs.jobId}
              and job.state in ('created', 'retry', 'active'))`,
          ),
        )
        .for('update', { skipLocked: true });
      for (const orphan of orphans) {
        const jobId = randomUUID();
        await orm.update(handoffs).set({ jobId }).where(eq(handoffs.id, orphan.id));
        await this.enqueue(orm, { ...orphan, jobId }, 0);
      }
    });
  }

  /** Forgets hand-overs that ended more than so many days ago. */
  async purge(days: number): Promise<void> {
    const isOld = lt(handoffs.settledAt, sql`now() - ${lasting(days * 86_400_000)}`);
    await this.storage.orm.delete(handoffs).where(isOld);
  }

  /** Tries an ended hand-over again, by a job of its own: an earlier one may be ending just now. */
  async revive(orm: Orm, record: HandoffRecord, giveUpAfter: number, by: string): Promise<void> {
    const jobId = randomUUID();
    await orm
      .update(handoffs)
      .set({
        jobId,
        state: 'pending',
        standing: true,
        giveUpAt: sql`now() + ${lasting(giveUpAfter)}`,
        settledAt: null,
        changedBy: by,
      })
      .where(eq(handoffs.id, record.id));
    await this.enqueue(orm, { ...record, jobId }, 0);
  }

  /** Gives a hand-over up: its job asks nobody any more. */
  async drop(orm: Orm, { id, jobId }: HandoffRecord, by: string): Promise<void> {
    await this.storage.boss.deleteJob(QUEUE, jobId, { db: fromDrizzle(orm, sql) });
    await orm
      .update(handoffs)
      .set({ state: 'dropped', standing: false, settledAt: sql`now()`, changedBy: by })
      .where(eq(handoffs.id, id));
  }

  private async enqueue(orm: Orm, { id, jobId }: HandoffRecord, delayMs: number): Promise<void> {
    const job = { id: jobId, startAfter: delayMs / 1000, db: fromDrizzle(orm, sql) };
    await this.storage.boss.send(QUEUE, { id }, job);
  }

  private async insert(orm: Orm, record: HandoffRecord, times: object = {}): Promise<boolean> {
    const inserted = await orm
      .insert(handoffs)
      .values({ ...record, ...times })
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
          lt(handoffs.settledAt, sql`now() - ${lasting(standsFor)}`),
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
