import { randomUUID } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import type { Orm } from '../database/database.js';
import { handoffs } from '../database/schema.js';
import type { OpenStorage } from '../open.storage.js';
import { HANDOFF_QUEUE, QUEUE_SCHEMA } from './handoff.queue.js';
import type { HandoffSettlement, HandoffRow } from './handoff.row.js';

/** No interval of PostgreSQL is infinite, and nobody waits longer. */
const MAX_INTERVAL_MS = 100 * 365 * 86_400_000;

/** So many milliseconds, by the clock of the database: those of replicas differ. */
const toInterval = (milliseconds: number) =>
  sql`${Math.min(milliseconds, MAX_INTERVAL_MS)} * interval '1 millisecond'`;

/** What the ledger and its worker do with the database. Every method is all or nothing. */
export class HandoffTable {
  constructor(private readonly storage: OpenStorage) {}

  /**
   * Writes a promise down, with a job that keeps it when this process does not live to.
   *
   * @param dedupeWindowMs milliseconds for which an earlier handoff stands
   * @param expireAfterMs milliseconds after which the chat is too old
   * @param leaseMs how long this process has before the job may be taken
   * @returns false when a handoff of the same conversation stands
   */
  insertPending(
    record: HandoffRow,
    dedupeWindowMs: number,
    expireAfterMs: number,
    leaseMs: number,
  ): Promise<boolean> {
    const times = { createdAt: sql`now()`, expiresAt: sql`now() + ${toInterval(expireAfterMs)}` };
    return this.storage.transaction(async (orm) => {
      const isNew =
        (await this.insert(orm, record, times)) ||
        ((await this.deactivateOld(orm, record.conversation, dedupeWindowMs)) &&
          (await this.insert(orm, record, times)));
      if (isNew) await this.enqueue(orm, record, leaseMs);
      return isNew;
    });
  }

  /** Writes down how a pending handoff ended, and takes its job back. */
  settle({ id, jobId }: HandoffRow, settlement: HandoffSettlement): Promise<boolean> {
    return this.storage.transaction(async (orm) => {
      const isSettled = await this.markSettled(orm, id, settlement);
      if (isSettled)
        await this.storage.boss.deleteJob(HANDOFF_QUEUE, jobId, { db: fromDrizzle(orm, sql) });
      return isSettled;
    });
  }

  /** Writes down how a handoff ended whose job is being worked on. */
  settleFromJob(id: string, settlement: HandoffSettlement): Promise<boolean> {
    return this.markSettled(this.storage.orm, id, settlement);
  }

  /** Writes down an attempt that did not end it, and lets its job be taken in a moment. */
  scheduleRetry(record: HandoffRow, delayMs: number): Promise<void> {
    return this.storage.transaction(async (orm) => {
      await this.recordAttempt(record, orm);
      const job = { id: record.jobId, startAfter: delayMs / 1000, db: fromDrizzle(orm, sql) };
      await this.storage.boss.update(HANDOFF_QUEUE, undefined, job);
    });
  }

  /** Writes down an attempt that did not end it. */
  async recordAttempt(
    { id, attempts, lastError }: HandoffRow,
    orm: Orm = this.storage.orm,
  ): Promise<void> {
    await orm
      .update(handoffs)
      .set({ attempts, lastError })
      .where(and(eq(handoffs.id, id), eq(handoffs.state, 'pending')));
  }

  /** A handoff, and whether its chat is too old by now. */
  async find(id: string): Promise<{ record: HandoffRow; isExpired: boolean } | undefined> {
    const [found] = await this.storage.orm
      .select({ record: handoffs, isExpired: sql<boolean>`${handoffs.expiresAt} < now()` })
      .from(handoffs)
      .where(eq(handoffs.id, id));
    return found;
  }

  /** Writes down what was kept in memory while the database was away. */
  reconcile(record: HandoffRow): Promise<void> {
    return this.storage.transaction(async (orm) => {
      if (await this.insert(orm, record)) {
        if (record.state === 'pending') await this.enqueue(orm, record, 0);
        return;
      }
      const known = await orm.select().from(handoffs).where(eq(handoffs.id, record.id));
      const { id, state, attempts, lastError } = record;
      if (known.length === 0) {
        // Another handoff of the conversation stands, so this one calls nobody.
        const reason = { lastError: lastError ?? 'another handoff of this conversation stands' };
        const isPending = state === 'pending' && { state: 'cancelled' as const, ...reason };
        await this.insert(orm, { ...record, isActive: false, ...isPending });
      } else if (state !== 'pending') {
        await this.markSettled(orm, id, { state, attempts, lastError });
      }
    });
  }

  /** Pending handoffs whose job is gone, however that came, get another. */
  recreateMissingJobs(): Promise<void> {
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

  /** Forgets handoffs that ended more than so many days ago. */
  async purge(days: number): Promise<void> {
    const isOld = lt(handoffs.settledAt, sql`now() - ${toInterval(days * 86_400_000)}`);
    await this.storage.orm.delete(handoffs).where(isOld);
  }

  /** Tries an ended handoff again, by a job of its own: an earlier one may be ending just now. */
  async requeue(orm: Orm, record: HandoffRow, expireAfterMs: number, by: string): Promise<void> {
    const jobId = randomUUID();
    await orm
      .update(handoffs)
      .set({
        jobId,
        state: 'pending',
        isActive: true,
        expiresAt: sql`now() + ${toInterval(expireAfterMs)}`,
        settledAt: null,
        changedBy: by,
      })
      .where(eq(handoffs.id, record.id));
    await this.enqueue(orm, { ...record, jobId }, 0);
  }

  /** Gives a handoff up: its job asks nobody any more. */
  async cancel(orm: Orm, { id, jobId }: HandoffRow, by: string): Promise<void> {
    await this.storage.boss.deleteJob(HANDOFF_QUEUE, jobId, { db: fromDrizzle(orm, sql) });
    await orm
      .update(handoffs)
      .set({ state: 'cancelled', isActive: false, settledAt: sql`now()`, changedBy: by })
      .where(eq(handoffs.id, id));
  }

  private async enqueue(orm: Orm, { id, jobId }: HandoffRow, delayMs: number): Promise<void> {
    const job = { id: jobId, startAfter: delayMs / 1000, db: fromDrizzle(orm, sql) };
    await this.storage.boss.send(HANDOFF_QUEUE, { id }, job);
  }

  private async insert(orm: Orm, record: HandoffRow, times: object = {}): Promise<boolean> {
    const inserted = await orm
      .insert(handoffs)
      .values({ ...record, ...times })
      .onConflictDoNothing()
      .returning({ id: handoffs.id });
    return inserted.length > 0;
  }

  /** A handoff that was carried out keeps its conversation for a time only. */
  private async deactivateOld(
    orm: Orm,
    conversation: string,
    dedupeWindowMs: number,
  ): Promise<boolean> {
    const released = await orm
      .update(handoffs)
      .set({ isActive: false })
      .where(
        and(
          eq(handoffs.conversation, conversation),
          eq(handoffs.isActive, true),
          eq(handoffs.state, 'delivered'),
          lt(handoffs.settledAt, sql`now() - ${toInterval(dedupeWindowMs)}`),
        ),
      )
      .returning({ id: handoffs.id });
    return released.length > 0;
  }

  private async markSettled(
    orm: Orm,
    id: string,
    { state, attempts, lastError }: HandoffSettlement,
  ): Promise<boolean> {
    const ended = await orm
      .update(handoffs)
      .set({ state, attempts, lastError, settledAt: sql`now()`, isActive: state === 'delivered' })
      .where(and(eq(handoffs.id, id), eq(handoffs.state, 'pending')))
      .returning({ id: handoffs.id });
    return ended.length > 0;
  }
}
