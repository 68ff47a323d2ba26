import { Injectable, Logger } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from '../../answer/agent.desk.js';
import { type HandoffCourier, HandoffLedger } from '../../handoff/handoff.ledger.js';
import { isGiven, LoopGuard } from '../../handoff/loop.guard.js';
import { quote } from '../../payload/quote.js';
import { faultOf } from '../database.fault.js';
import { StorageConnection } from '../storage.connection.js';
import { StorageSettings } from '../storage.options.js';
import { HandoffBacklog } from './handoff.backlog.js';
import {
  afterAttempt,
  type Ending,
  endingOf,
  type HandoffRecord,
  obstacleOf,
  recordOf,
} from './handoff.record.js';
import { reportOf } from './handoff.report.js';
import { HandoffTable } from './handoff.table.js';
import { HandoffWorker } from './handoff.worker.js';

/** A reply waits this long for its hand-over to be written down, and a third of its time at most. */
const WRITE_MS = 1_500;
const SHORTEST_WRITE_MS = 100;
/** How much longer than the reply may take the job of a hand-over is left alone. */
const LEASE_MARGIN_MS = 1_000;
/** Between the first attempt and the second, a half more or less. */
const FIRST_PAUSE_MS = 1_000;

/** What a desk of one's own may say: nobody is to be called. */
const NOBODY: Ending = { state: 'dropped', attempts: 1, answer: 'the desk calls nobody' };

/** Whether the database has the promise; it may still say so after nobody waited any more. */
interface Writing {
  state: 'written' | 'standing' | 'unwritten';
}

/**
 * Writes hand-overs into the database before they are tried, so that one that was promised is
 * carried out whatever happens to this process, and once for all replicas.
 */
@Injectable()
export class StoredHandoffLedger extends HandoffLedger {
  readonly #logger = new Logger('HaptikStorage');
  /** What this process handed over, for when the database cannot be asked. */
  readonly #guard = new LoopGuard();
  readonly #backlog: HandoffBacklog;
  readonly #underWay = new Set<Promise<unknown>>();
  #courier: HandoffCourier | undefined;

  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: StorageSettings,
  ) {
    super();
    this.#backlog = new HandoffBacklog(connection, settings.handoffs, ({ conversation }) =>
      this.#guard.forget(conversation),
    );
  }

  override deliverWith(courier: HandoffCourier): void {
    this.#courier = courier;
    this.#backlog.deliverWith(courier);
    const worker = new HandoffWorker(courier, this.#backlog, this.settings.handoffs);
    this.connection.beforeClose(async () => {
      worker.stop();
      await Promise.all(this.#underWay);
      await this.#backlog.end();
    });
    void this.connection.whenOpen((storage) => worker.start(storage));
  }

  override async once(
    request: HandoffRequest,
    standsFor: number,
    handOver: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'standing'> {
    const record = recordOf(request, this.settings.handoffs.giveUpAfter);
    const { conversation } = record;
    const writing = await this.write(record, request.timeLeft, standsFor);
    if (writing.state === 'standing') return 'standing';
    if (writing.state === 'unwritten' && this.#guard.stands(conversation)) return 'standing';
    this.#guard.remember(conversation, standsFor);
    const outcome = await handOver();
    const ending = outcome.kind === 'off' ? NOBODY : endingOf(outcome, 1);
    const result = ending
      ? this.settle(record, ending, writing, outcome)
      : this.keep(afterAttempt(record, outcome), obstacleOf(outcome), writing);
    if (!isGiven(result)) this.#guard.forget(conversation);
    return result;
  }

  /** Resolves within the time that a reply can spare; what the database says later counts as well. */
  private async write(
    record: HandoffRecord,
    timeLeft: number,
    standsFor: number,
  ): Promise<Writing> {
    const writing: Writing = { state: 'unwritten' };
    const storage = this.connection.current;
    if (!storage) return this.tellRisk(record, writing, 'the database was not reached yet');
    const table = new HandoffTable(storage);
    const { giveUpAfter } = this.settings.handoffs;
    const lease = Math.max(0, timeLeft) + LEASE_MARGIN_MS;
    const written = table.promise(record, standsFor, giveUpAfter, lease).then((isNew) => {
      writing.state = isNew ? 'written' : 'standing';
      this.#backlog.leaveToQueue(record.id);
      return 'answered';
    });
    const patience = Math.min(WRITE_MS, Math.max(SHORTEST_WRITE_MS, timeLeft / 3));
    const waited = new Promise<string>((resolve) => {
      setTimeout(resolve, patience, 'it did not answer in time').unref();
    });
    const said = await Promise.race([written.catch(faultOf), waited]);
    return said === 'answered' ? writing : this.tellRisk(record, writing, said);
  }

  private tellRisk({ bot, node }: HandoffRecord, writing: Writing, why: string): Writing {
    this.#logger.error(
      `Bot "${bot}", node ${quote(node)}: the database does not take a hand-over (${why}). It is ` +
        'kept in memory and tried from there, and LOST if this process ends before it succeeds.',
    );
    return writing;
  }

  /** The reply does not wait until it is written down how the hand-over ended. */
  private settle(
    record: HandoffRecord,
    ending: Ending,
    { state }: Writing,
    outcome: HandoffOutcome,
  ): HandoffOutcome {
    // A dead letter is told of in one way, whenever it dies.
    if (ending.state === 'dead') this.#courier?.settled(reportOf(record, ending));
    const storage = state === 'written' ? this.connection.current : undefined;
    if (storage) {
      const settled = new HandoffTable(storage).settle(record, ending);
      this.track(settled.catch(() => this.#backlog.note(record, ending)));
    } else {
      this.#backlog.note(record, ending);
    }
    return outcome;
  }

  /** Not confirmed: its job tries again, or the backlog does while there is no job. */
  private keep(record: HandoffRecord, answer: string, { state }: Writing): HandoffOutcome {
    const storage = state === 'written' ? this.connection.current : undefined;
    if (storage) {
      const pause = FIRST_PAUSE_MS * (0.5 + Math.random());
      const counted = new HandoffTable(storage).retrySoon(record, pause);
      this.track(counted.catch(() => undefined));
    } else if (!this.#backlog.keep(record)) {
      return { kind: 'unreachable', message: `${answer}, and memory holds no more hand-overs` };
    }
    return { kind: 'queued', message: answer };
  }

  private track(work: Promise<unknown>): void {
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }
}
