import { Logger } from '@nestjs/common';
import type { Job, JobResult } from 'pg-boss';
import type { HandoffDeliverer } from '../../handoff/handoff.outbox.js';
import type { OpenStorage } from '../open.storage.js';
import { describeDatabaseError } from '../database.error.js';
import type { ResolvedStorageOptions } from '../storage.options.js';
import type { InMemoryHandoffBacklog } from './in.memory.handoff.backlog.js';
import { HANDOFF_QUEUE } from './handoff.queue.js';
import {
  withAttempt,
  type HandoffSettlement,
  toSettlement,
  createExpiredSettlement,
  type HandoffRow,
  toHandoffRequest,
} from './handoff.row.js';
import { toDeliveryReport } from './handoff.delivery.report.js';
import { HandoffTable } from './handoff.table.js';

const POLL_INTERVAL_SECONDS = 2;
const MAINTENANCE_INTERVAL_MS = 60_000;
/** Jobs that are fetched together end together, so a slow one holds up few. */
const MAX_BATCH_SIZE = 10;

interface HandoffJob {
  /** That of its handoff. */
  readonly id: string;
}

/** Tries handoffs that were not confirmed, until the platform answers or the chat is too old. */
export class HandoffWorker {
  readonly #logger = new Logger('HaptikStorage');
  #maintenanceTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly deliverer: HandoffDeliverer,
    private readonly backlog: InMemoryHandoffBacklog,
    private readonly settings: ResolvedStorageOptions['handoffs'],
  ) {}

  async start(storage: OpenStorage): Promise<void> {
    const table = new HandoffTable(storage);
    const batchSize = Math.min(MAX_BATCH_SIZE, this.settings.concurrency);
    const options = {
      batchSize,
      localConcurrency: Math.floor(this.settings.concurrency / batchSize),
      pollingIntervalSeconds: POLL_INTERVAL_SECONDS,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    await storage.boss.work<HandoffJob>(HANDOFF_QUEUE, options, (jobs: Job<HandoffJob>[]) =>
      Promise.all(jobs.map((job) => this.process(job, table))),
    );
    await this.runMaintenance(table);
    this.#maintenanceTimer = setInterval(
      () => void this.runMaintenance(table),
      MAINTENANCE_INTERVAL_MS,
    ).unref();
  }

  stop(): void {
    clearInterval(this.#maintenanceTimer);
  }

  private async process(job: Job<HandoffJob>, table: HandoffTable): Promise<JobResult> {
    const { id } = job;
    try {
      const isSettled = await this.processJob(job, table);
      return { id, status: isSettled ? 'completed' : 'failed' };
    } catch {
      // The database went away; the queue gives the job to somebody once it is back.
      return { id, status: 'failed' };
    }
  }

  /** Whether there is nothing left to do for a job. */
  private async processJob(
    { id: jobId, data }: Job<HandoffJob>,
    table: HandoffTable,
  ): Promise<boolean> {
    const { record, isExpired } = (await table.find(data.id)) ?? {};
    // A job that another one has replaced must not ask the desk beside it.
    if (record?.state !== 'pending' || record.jobId !== jobId) return true;
    const known = this.backlog.findSettlement(record.id);
    if (known) {
      await table.settleFromJob(record.id, known);
      return true;
    }
    const settlement = isExpired ? createExpiredSettlement(record) : await this.attempt(record);
    if (isSettlement(settlement)) await this.settle(record, settlement, table);
    else if (settlement !== record) await table.recordAttempt(settlement);
    return isSettlement(settlement);
  }

  /** How it ended, or the record as it is after an attempt that did not end it. */
  private async attempt(record: HandoffRow): Promise<HandoffSettlement | HandoffRow> {
    const attempts = record.attempts + 1;
    const outcome = await this.deliverer.attempt(
      toHandoffRequest(record, this.settings.attemptTimeoutMs),
    );
    if (outcome.kind === 'delegated-to-platform') {
      const lastError = 'the reply that leaves the handoff to the platform was never sent';
      return { state: 'dead-letter', attempts, lastError };
    }
    return toSettlement(outcome, attempts) ?? withAttempt(record, outcome);
  }

  private async settle(
    record: HandoffRow,
    settlement: HandoffSettlement,
    table: HandoffTable,
  ): Promise<void> {
    const isOurs = await table.settleFromJob(record.id, settlement).catch(() => {
      // What the platform has done must not be done again when the database is back.
      this.backlog.addSettled(record, settlement);
      return true;
    });
    if (isOurs) this.deliverer.onSettled(toDeliveryReport(record, settlement));
  }

  /** Sees to it that what is pending is carried out, and what is old forgotten. */
  private async runMaintenance(table: HandoffTable): Promise<void> {
    try {
      await table.recreateMissingJobs();
      await table.purge(this.settings.retentionDays);
    } catch (error) {
      this.#logger.debug(
        `The handoffs cannot be looked through now: ${describeDatabaseError(error)}`,
      );
    }
  }
}

function isSettlement(result: HandoffSettlement | HandoffRow): result is HandoffSettlement {
  return !('id' in result);
}
