import { Injectable, Logger } from '@nestjs/common';
import {
  type HandoffDeliverer,
  HandoffOutbox,
  type HandoffOutcome,
  type HandoffRequest,
} from 'nestjs-haptik';
import { ActiveConversations, isAccepted, quote, withTimeout } from 'nestjs-haptik/internal';
import { describeDatabaseError } from '../database/database.error.js';
import { StorageConnection } from '../connection/storage.connection.js';
import { ResolvedStorageOptions } from '../database/storage.options.js';
import { InMemoryHandoffBacklog } from './in.memory.handoff.backlog.js';
import {
  withAttempt,
  type HandoffSettlement,
  toSettlement,
  type HandoffRow,
  describeFailure,
  createHandoffRow,
  toDeliveryReport,
} from './handoff.row.js';
import { HandoffTable } from './handoff.table.js';
import { HandoffWorker } from './handoff.worker.js';

/** Maximum time that a reply waits for its handoff to be written; at most a third of its remaining time. */
const WRITE_TIMEOUT_MS = 1_500;
const MIN_WRITE_TIMEOUT_MS = 100;
/** Milliseconds added to the deadline of the reply before the job of its handoff can run. */
const LEASE_MARGIN_MS = 1_000;
/** Delay between the first and the second attempt, with 50 percent jitter. */
const FIRST_RETRY_DELAY_MS = 1_000;

/** The settlement when a custom agent desk declines the handoff. */
const CANCELLED_BY_DESK: HandoffSettlement = {
  state: 'cancelled',
  attempts: 1,
  lastError: 'the agent desk declined the handoff',
};

/** The state of a write; updated even after the timeout. */
interface WriteStatus {
  state: 'written' | 'already-active' | 'unwritten';
}

/**
 * Writes handoffs to the database before the first attempt, so that they are delivered even if this
 * process ends, and once across all replicas.
 */
@Injectable()
export class PostgresHandoffOutbox extends HandoffOutbox {
  readonly #logger = new Logger('HaptikStorage');
  /** Deduplicates the handoffs of this process while the database is unavailable. */
  readonly #conversations = new ActiveConversations();
  readonly #backlog: InMemoryHandoffBacklog;
  readonly #inFlight = new Set<Promise<unknown>>();
  #deliverer: HandoffDeliverer | undefined;

  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: ResolvedStorageOptions,
  ) {
    super();
    this.#backlog = new InMemoryHandoffBacklog(connection, settings.handoffs, ({ conversation }) =>
      this.#conversations.release(conversation),
    );
  }

  override get inMemoryCount(): number {
    return this.#backlog.size;
  }

  override setDeliverer(deliverer: HandoffDeliverer): void {
    this.#deliverer = deliverer;
    this.#backlog.setDeliverer(deliverer);
    const worker = new HandoffWorker(deliverer, this.#backlog, this.settings.handoffs);
    this.connection.beforeClose(async () => {
      worker.stop();
      await this.#backlog.drain(this.#inFlight);
    });
    void this.connection.onOpen((storage) => worker.start(storage));
  }

  override async deliverOnce(
    request: HandoffRequest,
    dedupeWindowMs: number,
    handOff: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'already-active'> {
    const record = createHandoffRow(request, this.settings.handoffs.expireAfterMs);
    const { conversation } = record;
    const status = await this.write(record, request.remainingMs, dedupeWindowMs);
    if (status.state === 'already-active') return 'already-active';
    if (status.state === 'unwritten' && this.#conversations.isActive(conversation))
      return 'already-active';
    this.#conversations.activate(conversation, dedupeWindowMs);
    const outcome = await handOff();
    const settlement =
      outcome.kind === 'not-configured' ? CANCELLED_BY_DESK : toSettlement(outcome, 1);
    const result = settlement
      ? this.settle(record, settlement, status, outcome)
      : this.enqueueRetry(withAttempt(record, outcome), describeFailure(outcome), status);
    if (!isAccepted(result)) this.#conversations.release(conversation);
    return result;
  }

  /** Resolves within the write timeout; a later answer of the database still counts. */
  private async write(
    record: HandoffRow,
    remainingMs: number,
    dedupeWindowMs: number,
  ): Promise<WriteStatus> {
    const status: WriteStatus = { state: 'unwritten' };
    const storage = this.connection.current;
    if (!storage) return this.logWriteFailure(record, status, 'the database was not reached yet');
    const table = new HandoffTable(storage);
    const { expireAfterMs } = this.settings.handoffs;
    const lease = Math.max(0, remainingMs) + LEASE_MARGIN_MS;
    const written = table
      .insertPending(record, dedupeWindowMs, expireAfterMs, lease)
      .then((isNew) => {
        status.state = isNew ? 'written' : 'already-active';
        this.#backlog.remove(record.id);
        return 'answered';
      });
    const writeTimeoutMs = Math.min(
      WRITE_TIMEOUT_MS,
      Math.max(MIN_WRITE_TIMEOUT_MS, remainingMs / 3),
    );
    const result = await withTimeout(
      writeTimeoutMs,
      () => written.catch(describeDatabaseError),
      () => 'timeout',
    );
    return result === 'answered' ? status : this.logWriteFailure(record, status, result);
  }

  private logWriteFailure(
    { bot, node }: HandoffRow,
    status: WriteStatus,
    reason: string,
  ): WriteStatus {
    this.#logger.error(
      `Bot "${bot}", node ${quote(node)}: the handoff could not be stored (${reason}). It is ` +
        'kept in memory and retried from there, and LOST if this process ends first.',
    );
    return status;
  }

  /** Settles a handoff. The reply does not wait for the write. */
  private settle(
    record: HandoffRow,
    settlement: HandoffSettlement,
    { state }: WriteStatus,
    outcome: HandoffOutcome,
  ): HandoffOutcome {
    // Every dead letter is reported in the same way, during the reply or later.
    if (settlement.state === 'dead-letter')
      this.#deliverer?.onSettled(toDeliveryReport(record, settlement));
    const storage = state === 'written' ? this.connection.current : undefined;
    if (storage) {
      const settled = new HandoffTable(storage).settle(record, settlement);
      this.track(settled.catch(() => this.#backlog.addSettled(record, settlement)));
    } else {
      this.#backlog.addSettled(record, settlement);
    }
    return outcome;
  }

  /** Leaves the retry to the job, or to the backlog when there is no job. */
  private enqueueRetry(
    record: HandoffRow,
    failure: string,
    { state }: WriteStatus,
  ): HandoffOutcome {
    const storage = state === 'written' ? this.connection.current : undefined;
    if (storage) {
      const delayMs = FIRST_RETRY_DELAY_MS * (0.5 + Math.random());
      const scheduled = new HandoffTable(storage).scheduleRetry(record, delayMs);
      // Without it, the job of `insertPending` is due once its lease is over.
      this.track(scheduled.catch(() => undefined));
    } else if (!this.#backlog.add(record)) {
      return { kind: 'unreachable', message: `${failure}, and the backlog in memory is full` };
    }
    return { kind: 'queued', message: failure };
  }

  private track(work: Promise<unknown>): void {
    this.#inFlight.add(work);
    void work.finally(() => this.#inFlight.delete(work));
  }
}
