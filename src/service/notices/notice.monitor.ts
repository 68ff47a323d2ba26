import type { HaptikEvent } from 'nestjs-haptik';
import type { PendingChats, PendingChatsReport } from '@nestjs-haptik/storage/internal';
import type { NoticesConfig } from '../config/notices.config.js';
import { LostHandoffs, type SettledHandoff } from './lost.handoffs.js';
import type { NoticeClaims } from './notice.claims.js';
import type { NoticeSender } from './notice.sender.js';
import {
  abandonedCircuitNotice,
  agingQueueNotice,
  circuitNotice,
  type NamedCircuit,
  outdatedSecretNotice,
  storageNotice,
  youngQueueNotice,
} from './notice.texts.js';

/** What does not end by itself is reported again after this time. */
const REPEAT_AFTER_MS = 24 * 3_600_000;
/** Further lost handoffs of a bot are gathered for this time after a notice. */
const LOST_QUIET_MS = 15 * 60_000;
/** Timers can be early. */
const TIMER_MARGIN_MS = 1_000;
/** Claims that end are renewed while they last, so that a process that is killed leaves none. */
const LEASE_MS = 5 * 60_000;
const CHECK_INTERVAL_MS = 30_000;

/** Failed checks in a row after which the database is away, and successful ones after which all processes have it again. */
const OUTAGE_CHECKS = 2;
const RECOVERED_CHECKS = 3;

const CIRCUIT_KEY = 'circuit-open';
const QUEUE_KEY = 'queue-aging';
/** The queue is shared, so any process ends the notice. */
const QUEUE_HOLDER = 'any';

type CircuitChange = Extract<HaptikEvent, { type: 'circuit.changed' }>;

/** Decides what is worth a notice, each once. Nothing that it does delays a call. */
export class NoticeMonitor {
  readonly #lost = new Map<string, LostHandoffs>();
  readonly #lostTimers = new Map<string, NodeJS.Timeout>();
  /** Bots whose lost handoffs waited for the notice of another replica. They do not wait again. */
  readonly #postponed = new Set<string>();
  /** Keys of the circuits of this process that are not closed, or not for long. */
  readonly #openCircuits = new Set<string>();
  /** Circuits that have closed, until they have been calm for a while: one that flaps is one notice. */
  readonly #calming = new Map<
    string,
    { readonly event: CircuitChange; readonly timer: NodeJS.Timeout }
  >();
  /** Circuits change quickly; their claims are made in the same order. */
  #circuitWork: Promise<unknown> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;
  #checking: Promise<unknown> | undefined;
  #failedChecks = 0;
  #goodChecks = 0;
  /** Since when no chat has been waiting long, on the monotonic clock. */
  #calmQueueSince: number | undefined;

  /** @param chats undefined without storage, which has no queue */
  constructor(
    private readonly config: NoticesConfig,
    private readonly claims: NoticeClaims,
    private readonly sender: NoticeSender,
    private readonly chats: PendingChats | undefined,
  ) {
    const intervalMs = Math.min(CHECK_INTERVAL_MS, config.queueAgeMs / 2);
    this.#timer = setInterval(() => void this.check(), intervalMs).unref();
  }

  observe(event: HaptikEvent): void {
    if (event.type === 'signature.accepted') {
      if (event.outdated) void this.reportOutdatedSecret(event.bot, event.secretId ?? '');
    } else if (event.type === 'circuit.changed') {
      this.enqueue(() => this.followCircuit(event));
    } else if (event.type === 'handoff.settled' && event.state !== 'delivered') {
      this.gather(event);
    }
  }

  /**
   * Sends what was gathered, and gives up the claims of this process. The next process takes over those of open circuits
   * in silence; if none does, another replica reports that they are no longer open.
   */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#lostTimers.forEach((timer) => clearTimeout(timer));
    for (const bot of this.#lost.keys()) this.reportLost(bot);
    await this.#circuitWork;
    for (const { event } of this.#calming.values()) this.enqueue(() => this.endCircuit(event));
    await this.#circuitWork;
    for (const key of this.#openCircuits) await this.claims.release(key);
  }

  private async reportOutdatedSecret(bot: string, secretId: string): Promise<void> {
    const key = `secret-outdated|${bot}|${secretId}`;
    if (this.claims.isKnown(key)) return;
    const isClaimed = await this.claims.claim(key, undefined, REPEAT_AFTER_MS);
    if (isClaimed) this.sender.send(outdatedSecretNotice(bot, secretId));
  }

  private async followCircuit(event: CircuitChange): Promise<void> {
    const { state } = event;
    const key = keyOf(event);
    if (state === 'open') {
      clearTimeout(this.#calming.get(key)?.timer);
      this.#calming.delete(key);
      this.#openCircuits.add(key);
      const isClaimed = await this.claims.claim(key, this.claims.processId, LEASE_MS);
      if (isClaimed) this.sender.send(circuitNotice(event, 'raised'));
    } else if (state === 'closed' && this.#openCircuits.has(key)) {
      const end = (): void => this.enqueue(() => this.endCircuit(event));
      this.#calming.set(key, { event, timer: setTimeout(end, this.config.calmMs).unref() });
    }
  }

  private async endCircuit(event: CircuitChange): Promise<void> {
    const key = keyOf(event);
    if (this.#calming.get(key)?.event !== event) return;
    clearTimeout(this.#calming.get(key)?.timer);
    this.#calming.delete(key);
    this.#openCircuits.delete(key);
    const isResolved = await this.claims.end(key, this.claims.processId);
    if (isResolved) this.sender.send(circuitNotice(event, 'resolved'));
  }

  private enqueue(work: () => Promise<unknown>): void {
    this.#circuitWork = this.#circuitWork.then(work);
  }

  private gather(handoff: SettledHandoff): void {
    const { bot } = handoff;
    const lost = this.#lost.get(bot) ?? new LostHandoffs(bot);
    this.#lost.set(bot, lost);
    lost.add(handoff);
    if (!this.#lostTimers.has(bot)) this.reportLostAfter(this.config.gatherMs, bot);
  }

  private reportLostAfter(delayMs: number, bot: string): void {
    this.#lostTimers.set(bot, setTimeout(() => void this.reportLostAndWait(bot), delayMs).unref());
  }

  private async reportLostAndWait(bot: string): Promise<void> {
    if (!this.#lost.has(bot)) {
      this.#lostTimers.delete(bot);
      return;
    }
    // Unless another replica reported its own within that time: then these are reported after it, once.
    const isClaimed = await this.claims.claim(`handoffs-lost|${bot}`, undefined, LOST_QUIET_MS);
    if (isClaimed || this.#postponed.delete(bot)) this.reportLost(bot);
    else this.#postponed.add(bot);
    this.reportLostAfter(LOST_QUIET_MS + TIMER_MARGIN_MS, bot);
  }

  private reportLost(bot: string): void {
    const lost = this.#lost.get(bot);
    this.#lost.delete(bot);
    this.#postponed.delete(bot);
    if (lost) this.sender.send(lost.toNotice());
  }

  private check(): Promise<unknown> {
    this.#checking ??= this.checkAll().finally(() => (this.#checking = undefined));
    return this.#checking;
  }

  private async checkAll(): Promise<void> {
    await Promise.all([this.renewCircuits(), this.checkQueue()]);
    // Not before every process had time to renew its claims after an outage.
    if (this.#goodChecks < RECOVERED_CHECKS) return;
    for (const key of await this.claims.takeExpired()) {
      const circuit = readKey(key);
      if (circuit) this.sender.send(abandonedCircuitNotice(circuit));
      else if (key === QUEUE_KEY) this.sender.send(youngQueueNotice());
    }
  }

  private renewCircuits(): Promise<unknown> {
    this.enqueue(() => {
      const { processId } = this.claims;
      const keys = [...this.#openCircuits];
      return Promise.all(keys.map((key) => this.claims.claim(key, processId, LEASE_MS)));
    });
    return this.#circuitWork;
  }

  private async checkQueue(): Promise<void> {
    const report = await this.readQueue();
    if (!report) return;
    const ageSeconds = report.oldest[0]?.ageSeconds ?? 0;
    if (ageSeconds * 1_000 >= this.config.queueAgeMs) {
      this.#calmQueueSince = undefined;
      if (await this.claims.claim(QUEUE_KEY, QUEUE_HOLDER, LEASE_MS))
        this.sender.send(agingQueueNotice(report.count, ageSeconds));
    } else if (this.claims.isKnown(QUEUE_KEY)) {
      this.#calmQueueSince ??= performance.now();
      if (performance.now() - this.#calmQueueSince < this.config.calmMs) return;
      if (await this.claims.end(QUEUE_KEY, QUEUE_HOLDER)) this.sender.send(youngQueueNotice());
    }
  }

  /** Undefined without storage and while the database is away, which each process reports for itself. */
  private async readQueue(): Promise<PendingChatsReport | undefined> {
    try {
      const report = await this.chats?.read(undefined, new Date());
      if (this.#failedChecks >= OUTAGE_CHECKS) this.sender.send(storageNotice('resolved'));
      this.#failedChecks = 0;
      this.#goodChecks += 1;
      return report;
    } catch {
      this.#goodChecks = 0;
      this.#failedChecks += 1;
      if (this.#failedChecks === OUTAGE_CHECKS) this.sender.send(storageNotice('raised'));
      return undefined;
    }
  }
}

function keyOf({ kind, bot, node }: NamedCircuit): string {
  return [CIRCUIT_KEY, kind, bot, node ?? ''].join('|');
}

/** The circuit of a key, if the notice is about one. */
function readKey(key: string): NamedCircuit | undefined {
  const [subject, kind, bot = '', ...node] = key.split('|');
  if (subject !== CIRCUIT_KEY) return undefined;
  return {
    kind: kind === 'desk' ? 'desk' : 'node',
    bot,
    node: node.join('|') || undefined,
  };
}
