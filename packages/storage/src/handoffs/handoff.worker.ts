import { Logger } from '@nestjs/common';
import type { Job, JobResult } from 'pg-boss';
import type { HandoffDeliverer } from 'nestjs-haptik';
import type { OpenStorage } from '../connection/open.storage.js';
import { describeDatabaseError } from '../database/database.error.js';
import type { ResolvedStorageOptions } from '../database/storage.options.js';
import type { InMemoryHandoffBacklog } from './in.memory.handoff.backlog.js';
import type { JobQueue } from '../queue/job.queue.js';
import { HANDOFF_QUEUE } from '../queue/handoff.queue.js';
import {
  withAttempt,
  type DeliverySettlement,
  toSettlement,
  createExpiredSettlement,
  type HandoffRow,
  toHandoffRequest,
  toDeliveryReport,
} from './handoff.row.js';
import { HandoffTable } from './handoff.table.js';
import { ProgramErrorLogger } from './program.error.logger.js';

const JOB_CHECK_INTERVAL_MS = 60_000;
const PURGE_INTERVAL_MS = 3_600_000;
/** Jobs of a batch complete together, so a small batch limits the effect of a slow job. */
const MAX_BATCH_SIZE = 10;

interface HandoffJob {
  /** Id of the handoff. */
  readonly id: string;
}

/** Retries undelivered handoffs until the platform answers or they expire. */
export class HandoffWorker {
  readonly #logger = new Logger('HaptikStorage');
  readonly #errors = new ProgramErrorLogger();
  #isStopped = false;
  #timers: NodeJS.Timeout[] = [];
  /** Tasks that failed when they last ran. */
  readonly #failing = new Set<string>();

  constructor(
    private readonly deliverer: HandoffDeliverer,
    private readonly backlog: InMemoryHandoffBacklog,
    private readonly settings: ResolvedStorageOptions['handoffs'],
  ) {}

  async start(storage: OpenStorage): Promise<void> {
    const table = new HandoffTable(storage);
    const batchSize = Math.min(MAX_BATCH_SIZE, this.settings.concurrency);
    const concurrency = Math.floor(this.settings.concurrency / batchSize);
    const { jobs: queue } = storage;
    await queue.work<HandoffJob>(HANDOFF_QUEUE, { batchSize, concurrency }, (jobs) =>
      Promise.all(jobs.map((job) => this.process(job, table, queue))),
    );
    await this.repeat('Creating missing jobs of handoffs', JOB_CHECK_INTERVAL_MS, () =>
      table.recreateMissingJobs(),
    );
    await this.repeat('Deleting old handoffs, which have user names,', PURGE_INTERVAL_MS, () =>
      table.purge(this.settings.retentionDays),
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.splice(0).forEach((timer) => clearInterval(timer));
  }

  private async process(
    job: Job<HandoffJob>,
    table: HandoffTable,
    queue: JobQueue,
  ): Promise<JobResult> {
    const { id } = job;
    try {
      const isSettled = await this.processJob(job, table, queue);
      return { id, status: isSettled ? 'completed' : 'failed' };
    } catch (error) {
      // The queue retries the job, also after an outage.
      this.#errors.log(`The delivery of handoff ${job.data.id}`, error);
      return { id, status: 'failed' };
    }
  }

  /** Processes a job. @returns whether the job is completed */
  private async processJob(
    { id: jobId, data }: Job<HandoffJob>,
    table: HandoffTable,
    queue: JobQueue,
  ): Promise<boolean> {
    const { record, isExpired } = (await table.find(data.id)) ?? {};
    // A replaced job must not call the desk.
    if (record?.state !== 'pending' || record.jobId !== jobId) return true;
    const known = this.backlog.findSettlement(record.id);
    if (known) {
      await table.settleFromJob(record.id, known);
      return true;
    }
    const result = isExpired
      ? createExpiredSettlement(record)
      : queue.isStopping
        ? record
        : await this.attempt(record);
    if (isSettlement(result)) {
      await this.settle(record, result, table);
      return true;
    }
    if (queue.isStopping) {
      await table.giveBack(result);
      return true;
    }
    if (result !== record) await table.recordAttempt(result);
    return false;
  }

  /** The settlement, or the updated row after a failed attempt. */
  private async attempt(record: HandoffRow): Promise<DeliverySettlement | HandoffRow> {
    const attempts = record.attempts + 1;
    const outcome = await this.deliverer.attempt(
      toHandoffRequest(record, this.settings.attemptTimeoutMs),
    );
    if (outcome.kind === 'delegated-to-platform') {
      const lastError = 'the reply that requests the handoff was never sent';
      return { state: 'dead-letter', attempts, lastError };
    }
    return toSettlement(outcome, attempts) ?? withAttempt(record, outcome);
  }

  private async settle(
    record: HandoffRow,
    settlement: DeliverySettlement,
    table: HandoffTable,
  ): Promise<void> {
    const isOurs = await table.settleFromJob(record.id, settlement).catch((error: unknown) => {
      this.#errors.log(`Storing the outcome of handoff ${record.id}`, error);
      // Kept, so that a delivered handoff is not delivered again after the outage.
      this.backlog.addSettled(record, settlement);
      return true;
    });
    if (isOurs) this.deliverer.onSettled(toDeliveryReport(record, settlement));
  }

  /** Runs a task now and at intervals. Its first failure of several is logged. */
  private async repeat(task: string, intervalMs: number, work: () => Promise<void>): Promise<void> {
    const run = async (): Promise<void> => {
      try {
        await work();
        this.#failing.delete(task);
      } catch (error) {
        if (this.#isStopped || this.#failing.has(task)) return;
        this.#failing.add(task);
        this.#logger.warn(`${task} failed (${describeDatabaseError(error)}), and is retried`);
      }
    };
    await run();
    this.#timers.push(setInterval(() => void run(), intervalMs).unref());
  }
}

function isSettlement(result: DeliverySettlement | HandoffRow): result is DeliverySettlement {
  return !('id' in result);
}
