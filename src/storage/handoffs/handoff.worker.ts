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
  type HandoffRecord,
  requestOf,
  tooOld,
} from './handoff.record.js';
import { reportOf } from './handoff.report.js';
import { HandoffTable } from './handoff.table.js';

const POLL_SECONDS = 1;
const PURGE_MS = 3_600_000;
/** Jobs that are fetched together end together, so a slow one holds up few. */
const BATCH = 5;

interface HandoffJob {
  readonly id: string;
}

/** Tries hand-overs that were not confirmed, until the platform answers or the chat is too old. */
export class HandoffWorker {
  readonly #logger = new Logger('HaptikStorage');

  constructor(
    private readonly courier: HandoffCourier,
    private readonly backlog: HandoffBacklog,
    private readonly settings: StorageSettings['handoffs'],
  ) {}

  async start(storage: OpenStorage): Promise<void> {
    const table = new HandoffTable(storage);
    const options = {
      batchSize: BATCH,
      localConcurrency: Math.max(1, Math.floor(this.settings.atOnce / BATCH)),
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const;
    await storage.boss.work<HandoffJob>(QUEUE, options, (jobs: Job<HandoffJob>[]) =>
      Promise.all(jobs.map((job) => this.carryOut(job, table))),
    );
    await this.purge(table);
    setInterval(() => void this.purge(table), PURGE_MS).unref();
  }

  private async carryOut({ id }: Job<HandoffJob>, table: HandoffTable): Promise<JobResult> {
    try {
      const isEnded = await this.try(id, table);
      return { id, status: isEnded ? 'completed' : 'failed' };
    } catch {
      // The database went away; the queue gives the job to somebody once it is back.
      return { id, status: 'failed' };
    }
  }

  /** Whether the hand-over has ended. */
  private async try(id: string, table: HandoffTable): Promise<boolean> {
    const record = await table.find(id);
    if (record?.state !== 'pending') return true;
    const known = this.backlog.endingOf(id);
    if (known) return table.conclude(id, known);
    const ending = await this.attempt(record);
    if (isEnding(ending)) await this.conclude(record, ending, table);
    else if (ending !== record) await table.attempted(ending);
    return isEnding(ending);
  }

  /** How it ended, or the record as it is after an attempt that did not end it. */
  private async attempt(record: HandoffRecord): Promise<Ending | HandoffRecord> {
    const attempts = record.attempts + 1;
    if (record.giveUpAt.getTime() < Date.now()) {
      return { state: 'dead', attempts: record.attempts, answer: tooOld(record) };
    }
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
      this.backlog.add({ ...record, ...ending, settledAt: new Date() });
      return true;
    });
    if (isOurs) this.courier.settled(reportOf(record, ending));
  }

  private async purge(table: HandoffTable): Promise<void> {
    await table.purge(this.settings.keepDays).catch((error: unknown) => {
      this.#logger.debug(`Old hand-overs stay for now: ${faultOf(error)}`);
    });
  }
}

function isEnding(result: Ending | HandoffRecord): result is Ending {
  return !('id' in result);
}
