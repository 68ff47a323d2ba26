import { randomUUID } from 'node:crypto';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Orm } from '../database/database.js';
import { handoffs } from '../database/schema.js';
import type { OpenStorage } from '../connection/open.storage.js';
import { HANDOFF_QUEUE, QUEUE_SCHEMA } from '../queue/handoff.queue.js';
import type { HandoffSettlement, HandoffRow } from './handoff.row.js';

/** Maximum interval, since PostgreSQL has no infinite one. */
const MAX_INTERVAL_MS = 100 * 365 * 86_400_000;

/** Handoffs whose jobs are created in one transaction. */
const JOB_BATCH = 100;
/** Handoffs that are deleted by one statement. */
const PURGE_BATCH = 1_000;

/** Milliseconds as an interval, for the clock of the database: the clocks of replicas differ. */
const toInterval = (milliseconds: number) =>
  sql`${Math.min(milliseconds, MAX_INTERVAL_MS)} * interval '1 millisecond'`;

/** Database operations of the outbox and its worker. Every method is a transaction. */
export class HandoffTable {
  constructor(private readonly storage: OpenStorage) {}

  /**
   * Inserts a pending handoff, with a job that delivers it if this process ends before.
   *
   * @param dedupeWindowMs milliseconds for which a delivered handoff blocks another one
   * @param expireAfterMs milliseconds after which the handoff expires
   * @param leaseMs milliseconds before the job can be fetched
   * @returns false when the conversation has an active handoff
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

  /**
   * Settles a pending handoff, and deletes its job: in one statement, since each one holds a connection for a turn of the
   * event loop, and every handoff of a call is settled so.
   */
  async settle({ id }: HandoffRow, settlement: HandoffSettlement): Promise<void> {
    const { orm } = this.storage;
    await orm.execute(sql`with settled as ${this.settlePending(orm, id, settlement)}
      delete from ${sql.raw(QUEUE_SCHEMA)}.job using settled
      where job.name = ${HANDOFF_QUEUE} and job.id = settled.job_id`);
  }

  /** Settles a handoff from its running job. */
  settleFromJob(id: string, settlement: HandoffSettlement): Promise<boolean> {
    return this.markSettled(this.storage.orm, id, settlement);
  }

  /** Records a failed attempt, and schedules the next run of the job. */
  scheduleRetry(record: HandoffRow, delayMs: number): Promise<void> {
    return this.storage.transaction(async (orm) => {
      await this.recordAttempt(record, orm);
      await this.storage.jobs.postpone(orm, HANDOFF_QUEUE, record.jobId, delayMs);
    });
  }

  /** Records a failed attempt. */
  async recordAttempt(
    { id, attempts, lastError }: HandoffRow,
    orm: Orm = this.storage.orm,
  ): Promise<void> {
    await orm
      .update(handoffs)
      .set({ attempts, lastError })
      .where(and(eq(handoffs.id, id), eq(handoffs.state, 'pending')));
  }

  /** A handoff, and whether it has expired. */
  async find(id: string): Promise<{ record: HandoffRow; isExpired: boolean } | undefined> {
    const [found] = await this.storage.orm
      .select({ record: handoffs, isExpired: sql<boolean>`${handoffs.expiresAt} < now()` })
      .from(handoffs)
      .where(eq(handoffs.id, id));
    return found;
  }

  /** Writes a handoff that was kept in memory while the database was unavailable. */
  reconcile(record: HandoffRow): Promise<void> {
    return this.storage.transaction(async (orm) => {
      if (await this.insert(orm, record)) {
        if (record.state === 'pending') await this.enqueue(orm, record, 0);
        return;
      }
      const known = await orm.select().from(handoffs).where(eq(handoffs.id, record.id));
      const { id, state, attempts, lastError } = record;
      if (known.length === 0) {
        // The conversation has another active handoff, so this one is cancelled.
        const reason = { lastError: lastError ?? 'the conversation has another active handoff' };
        const isPending = state === 'pending' && { state: 'cancelled' as const, ...reason };
        await this.insert(orm, { ...record, isActive: false, ...isPending });
      } else if (state !== 'pending') {
        await this.markSettled(orm, id, { state, attempts, lastError });
      }
    });
  }

  /** Creates jobs for pending handoffs whose job is missing, a batch at a time: the rows of a batch are locked. */
  async recreateMissingJobs(): Promise<void> {
    while ((await this.recreateSomeMissingJobs()) === JOB_BATCH);
  }

  private recreateSomeMissingJobs(): Promise<number> {
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
        .limit(JOB_BATCH)
        .for('update', { skipLocked: true });
      for (const orphan of orphans) {
        const jobId = randomUUID();
        await orm.update(handoffs).set({ jobId }).where(eq(handoffs.id, orphan.id));
        await this.enqueue(orm, { ...orphan, jobId }, 0);
      }
      return orphans.length;
    });
  }

  /** Deletes handoffs that were settled more than `days` ago. */
  async purge(days: number): Promise<void> {
    while ((await this.purgeSome(days)) === PURGE_BATCH);
  }

  private async purgeSome(days: number): Promise<number> {
    const { orm } = this.storage;
    const before = sql`now() - ${toInterval(days * 86_400_000)}`;
    const old = orm
      .select({ id: handoffs.id })
      .from(handoffs)
      // Implied by the other condition, and has an index.
      .where(and(lt(handoffs.createdAt, before), lt(handoffs.settledAt, before)))
      .limit(PURGE_BATCH);
    const deleted = await orm
      .delete(handoffs)
      .where(inArray(handoffs.id, old))
      .returning({ id: handoffs.id });
    return deleted.length;
  }

  /** Replaces the job that runs for a pending handoff by one that is due, for another process. */
  giveBack(record: HandoffRow): Promise<void> {
    return this.storage.transaction(async (orm) => {
      const jobId = randomUUID();
      const { id, attempts, lastError } = record;
      const given = await orm
        .update(handoffs)
        .set({ jobId, attempts, lastError })
        .where(
          and(eq(handoffs.id, id), eq(handoffs.state, 'pending'), eq(handoffs.jobId, record.jobId)),
        )
        .returning({ id: handoffs.id });
      if (given.length > 0) await this.enqueue(orm, { ...record, jobId }, 0);
    });
  }

  /** Makes a handoff pending again, with a new job: the earlier job may still be running. */
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

  /** Cancels a handoff and its job. */
  async cancel(orm: Orm, { id, jobId }: HandoffRow, by: string): Promise<void> {
    await this.storage.jobs.delete(orm, HANDOFF_QUEUE, jobId);
    await orm
      .update(handoffs)
      .set({ state: 'cancelled', isActive: false, settledAt: sql`now()`, changedBy: by })
      .where(eq(handoffs.id, id));
  }

  private async enqueue(orm: Orm, { id, jobId }: HandoffRow, delayMs: number): Promise<void> {
    await this.storage.jobs.add(orm, HANDOFF_QUEUE, { id: jobId, data: { id }, due: delayMs });
  }

  private async insert(orm: Orm, record: HandoffRow, times: object = {}): Promise<boolean> {
    const inserted = await orm
      .insert(handoffs)
      .values({ ...record, ...times })
      .onConflictDoNothing()
      .returning({ id: handoffs.id });
    return inserted.length > 0;
  }

  /** Deactivates handoffs that were delivered before the deduplication window. */
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

  private async markSettled(orm: Orm, id: string, settlement: HandoffSettlement): Promise<boolean> {
    return (await this.settlePending(orm, id, settlement)).length > 0;
  }

  private settlePending(orm: Orm, id: string, { state, attempts, lastError }: HandoffSettlement) {
    return orm
      .update(handoffs)
      .set({ state, attempts, lastError, settledAt: sql`now()`, isActive: state === 'delivered' })
      .where(and(eq(handoffs.id, id), eq(handoffs.state, 'pending')))
      .returning({ jobId: handoffs.jobId });
  }
}
