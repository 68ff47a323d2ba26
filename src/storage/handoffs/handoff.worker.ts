import { Logger } from '@nestjs/common';
import type { Job, JobResult } from 'pg-boss';
import type { HandoffCourier } from '../../handoff/handoff.ledger.js';
import type { OpenStorage } from '../open.storage.js';
import { faultOf } from '../database.fault.js';
import type { StorageSettings } from '../storage.options.js';
import type { HandoffBacklog } from './handoff.backlog.js';
import { QUEUE } from './handoff.queue.js';
import {
  afterAttempt,
  type Ending,
  endingOf,
  endingTooOld,
  type HandoffRecord,
  requestOf,
} from './handoff.record.js';
import { reportOf } from './handoff.report.js';
import { HandoffTable } from './handoff.table.js';

const POLL_SECONDS = 2;
const LOOK_MS = 60_000;
/** Jobs that are fetched together end together, so a slow one holds up few. */
const BATCH = 10;

interface HandoffJob {
  /** That of its hand-over. */
  readonly id: string;
}

/** Tries hand-overs that were not confirmed, until the platform answers or the chat is too old. */
export class HandoffWorker {
  readonly #logger = new Logger('HaptikStorage');
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly courier: HandoffCourier,
    private readonly backlog: HandoffBacklog,
    private readonly settings: StorageSettings['handoffs'],
  ) {}

  async start(storage: OpenStorage): Promise<void> {
    const table = new HandoffTable(storage);
    const batchSize = Math.min(BATCH, this.settings.atOnce);
    const options = {
      batchSize,
      localConcurrency: Math.floor(this.settings.atOnce / batchSize),
      pollingIntervalSeconds: POLL_SECONDS,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    await storage.boss.work<HandoffJob>(QUEUE, options, (jobs: Job<HandoffJob>[]) =>
      Promise.all(jobs.map((job) => this.carryOut(job, table))),
    );
    await this.look(table);
    this.#looking = setInterval(() => void this.look(table), LOOK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  private async carryOut(job: Job<HandoffJob>, table: HandoffTable): Promise<JobResult> {
    const { id } = job;
    try {
      const isEnded = await this.try(job, table);
      return { id, status: isEnded ? 'completed' : 'failed' };
    } catch {
      // The database went away; the queue gives the job to somebody once it is back.
      return { id, status: 'failed' };
    }
  }

  /** Whether there is nothing left to do for a job. */
  private async try({ id: jobId, data }: Job<HandoffJob>, table: HandoffTable): Promise<boolean> {
    const { record, isTooOld } = (await table.find(data.id)) ?? {};
    // A job that another one has replaced must not ask the desk beside it.
    if (record?.state !== 'pending' || record.jobId !== jobId) return true;
    const known = this.backlog.endingOf(record.id);
    if (known) {
      await table.conclude(record.id, known);
      return true;
    }
    const ending = isTooOld ? endingTooOld(record) : await this.attempt(record);
    if (isEnding(ending)) await this.conclude(record, ending, table);
    else if (ending !== record) await table.attempted(ending);
    return isEnding(ending);
  }

  /** How it ended, or the record as it is after an attempt that did not end it. */
  private async attempt(record: HandoffRecord): Promise<Ending | HandoffRecord> {
    const attempts = record.attempts + 1;
    const outcome = await this.courier.attempt(requestOf(record, this.settings.attemptTime));
    if (outcome.kind === 'left-to-platform') {
      const answer = 'the reply that leaves the hand-over to the platform was never sent';
      return { state: 'dead', attempts, answer };
    }
    return endingOf(outcome, attempts) ?? afterAttempt(record, outcome);
  }

  private async conclude(
    record: HandoffRecord,
    ending: Ending,
    table: HandoffTable,
  ): Promise<void> {
    const isOurs = await table.conclude(record.id, ending).catch(() => {
      // What the platform has done must not be done again when the database is back.
      this.backlog.note(record, ending);
      return true;
    });
    if (isOurs) this.courier.settled(reportOf(record, ending));
  }

  /** Sees to it that what is pending is carried out, and what is old forgotten. */
  private async look(table: HandoffTable): Promise<void> {
    try {
      await table.restoreJobs();
      await table.purge(this.settings.keepDays);
    } catch (error) {
      this.#logger.debug(`The hand-overs cannot be looked through now: ${faultOf(error)}`);
    }
  }
}

function isEnding(result: Ending | HandoffRecord): result is Ending {
  return !('id' in result);
}
