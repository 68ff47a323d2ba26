import { sql } from 'drizzle-orm';
import { fromDrizzle, type Job, type JobResult, type PgBoss } from 'pg-boss';
import { withTimeout } from 'nestjs-haptik/internal';
import type { Orm } from '../database/database.js';
import { DueJobTimer } from './due.job.timer.js';
import { QUEUE_SCHEMA } from './handoff.queue.js';

/** Poll interval when other processes add jobs. */
const SHARED_POLL_SECONDS = 2;
/** Poll interval when a timer wakes the workers: only for changes of the clock. */
const TIMER_POLL_SECONDS = 30;
/** Time to the next check while due jobs wait for a worker. */
const DUE_CHECK_MS = 1_000;
/** Time from the end of a job to the check for its retry, which pg-boss schedules at least this late. */
const RETRY_CHECK_MS = 500;

/** The minimum of pg-boss. */
const MIN_STOP_TIMEOUT_MS = 1_000;

/** A job that takes effect when the transaction commits. */
export interface NewJob {
  readonly id?: string;
  readonly data: object;
  /** Time at which the job is due, or milliseconds until then. */
  readonly due: Date | number;
}

/** How the jobs of a queue are handled. */
export interface WorkOptions {
  readonly batchSize: number;
  /** Number of batches at a time. */
  readonly concurrency: number;
}

/**
 * The queue of an open database. Only this process uses an embedded database, so a timer wakes the
 * workers when a job is due. A shared database is polled, because any process can add jobs.
 */
export class JobQueue {
  /** Ids of the workers of each queue, which the timer wakes. */
  readonly #workers = new Map<string, string[]>();
  readonly #timer: DueJobTimer | undefined;
  /** When it began to stop. */
  #stopsAt: number | undefined;

  /** @param onError called when a check for due jobs fails */
  constructor(
    private readonly boss: PgBoss,
    private readonly database: { readonly orm: Orm; readonly isShared: boolean },
    private readonly onError: (error: unknown) => void,
  ) {
    if (!database.isShared) this.#timer = new DueJobTimer(() => this.wakeDueWorkers());
  }

  /** Adds a job in a transaction. */
  async add(orm: Orm, queue: string, { id, data, due }: NewJob): Promise<void> {
    const startAfter = due instanceof Date ? due : due / 1000;
    const db = fromDrizzle(orm, sql);
    await this.boss.send(queue, data, { startAfter, db, ...(id !== undefined && { id }) });
    this.#timer?.checkWithin(due instanceof Date ? due.getTime() - Date.now() : due);
  }

  /** Makes a job due after a delay, in a transaction. */
  async postpone(orm: Orm, queue: string, id: string, delayMs: number): Promise<void> {
    const job = { id, startAfter: delayMs / 1000, db: fromDrizzle(orm, sql) };
    await this.boss.update(queue, undefined, job);
    this.#timer?.checkWithin(delayMs);
  }

  /** Deletes a job, in a transaction. */
  async delete(orm: Orm, queue: string, id: string): Promise<void> {
    await this.boss.deleteJob(queue, id, { db: fromDrizzle(orm, sql) });
  }

  /** Handles the jobs of a queue, until the queue stops. A rejection fails the batch. */
  async work<T>(
    queue: string,
    { batchSize, concurrency }: WorkOptions,
    handle: (jobs: Job<T>[]) => Promise<JobResult[]>,
  ): Promise<void> {
    const options = {
      batchSize,
      pollingIntervalSeconds: this.#timer ? TIMER_POLL_SECONDS : SHARED_POLL_SECONDS,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    const ids: string[] = [];
    for (let worker = 0; worker < concurrency; worker++) {
      ids.push(
        await this.boss.work<T>(queue, options, async (jobs: Job<T>[]) => {
          try {
            return await handle(jobs);
          } finally {
            this.#timer?.checkWithin(RETRY_CHECK_MS);
          }
        }),
      );
    }
    this.#workers.set(queue, ids);
    this.check();
  }

  /** Looks for due jobs now, for example after their times were changed. */
  check(): void {
    this.#timer?.checkWithin(0);
  }

  /** Whether jobs that run shall be given back unless they are completed. */
  get isStopping(): boolean {
    return this.#stopsAt !== undefined;
  }

  /** Fetches no more jobs. Those that run continue. */
  async stopFetching(): Promise<void> {
    this.#stopsAt ??= performance.now();
    await this.#timer?.stop();
    for (const queue of this.#workers.keys()) await this.boss.offWork(queue, { wait: false });
  }

  /**
   * Waits for running jobs, at most two seconds longer than they have for their work.
   *
   * @param timeoutMs their time since `stopFetching`
   * @param remainingMs their time from now, if that is shorter
   */
  async stop(timeoutMs: number, remainingMs: number): Promise<void> {
    await this.stopFetching();
    const elapsedMs = performance.now() - (this.#stopsAt ?? 0);
    const timeout = Math.max(
      MIN_STOP_TIMEOUT_MS,
      Math.min(timeoutMs - elapsedMs, remainingMs + MIN_STOP_TIMEOUT_MS),
    );
    // Then pg-boss still writes, for as long as a database hangs.
    await withTimeout(
      timeout + MIN_STOP_TIMEOUT_MS,
      () => this.boss.stop({ graceful: true, timeout }),
      () => undefined,
    );
  }

  /** @returns the milliseconds until the next check */
  private async wakeDueWorkers(): Promise<number> {
    try {
      const all = await this.readDueTimes();
      // Jobs of a queue without a worker here wait for a version that has one.
      const times = all.filter(({ queue }) => this.#workers.has(queue));
      for (const { queue, isActive, dueInMs } of times) {
        if (dueInMs > 0) continue;
        // The process that ran the job has ended: its time is over.
        if (isActive) await this.boss.supervise(queue);
        else this.#workers.get(queue)?.forEach((id) => this.boss.notifyWorker(id));
      }
      return Math.min(
        ...times.map(({ dueInMs }) => (dueInMs > 0 ? dueInMs : DUE_CHECK_MS)),
        Infinity,
      );
    } catch (error) {
      this.onError(error);
      return TIMER_POLL_SECONDS * 1000;
    }
  }

  /** Time to the next job of each queue that starts, and to the next active one that expires. */
  private async readDueTimes(): Promise<
    { readonly queue: string; readonly isActive: boolean; readonly dueInMs: number }[]
  > {
    const { rows } = await this.database.orm.execute(
      sql`select name as "queue", state = 'active' as "isActive", ceil(1000 * extract(epoch from
          min(case state when 'active' then started_on + expire_seconds * interval '1 second' else start_after end)
          - now()))::text as "dueInMs"
        from ${sql.raw(QUEUE_SCHEMA)}.job where state in ('created', 'retry', 'active') group by 1, 2`,
    );
    return rows.map(({ queue, isActive, dueInMs }) => ({
      queue: String(queue),
      isActive: isActive === true,
      dueInMs: Number(dueInMs),
    }));
  }
}
