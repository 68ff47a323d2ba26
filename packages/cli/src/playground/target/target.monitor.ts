import type { AppDescription } from 'nestjs-haptik/internal';
import type { NodeRef, TargetState, TargetStatus } from '../playground.contract.js';
import { type MappedApp, mapApp } from './app.mapper.js';
import { type DevelopmentClient, findBotOfPath } from './development.client.js';
import type { PlaygroundTarget } from './playground.target.js';
import { type ProbeResult, TargetProber } from './target.prober.js';
import type { TargetSecret } from './target.secrets.js';

const INTERVAL_MS = 1000;
/** A receiver that did not tell what it is, is asked again by each fifth look. */
const LOOKS_PER_QUESTION = 5;
const NOT_FOUND = 404;

/** What the monitor noticed. */
export type TargetChange = 'up' | 'down' | 'restarted';

/**
 * Follows the receiver: notices when it is up, down or restarted. An app with HaptikModule is recognized by
 * its development endpoint, whose boot id changes at each start.
 */
export class TargetMonitor {
  readonly #prober: TargetProber;
  readonly #lifetime = new AbortController();
  #status: TargetStatus = 'connecting';
  #detail: string | undefined;
  #description: AppDescription | undefined;
  #bootId: string | undefined;
  #restarts = 0;
  #looks = 0;
  /** Whether it answered as a webhook, or described itself. */
  #isIdentified = false;
  #checking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param onChange called after each change; `change` is undefined when only details changed */
  constructor(
    readonly target: PlaygroundTarget,
    development: DevelopmentClient,
    private readonly onChange: (change: TargetChange | undefined) => void,
  ) {
    this.#prober = new TargetProber(target.webhook, development);
  }

  /** Looks at once, and then regularly until `stop`. */
  start(): void {
    void this.check();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#lifetime.abort();
  }

  get state(): TargetState {
    const { callUrl, secrets } = this.target;
    const { variable, source } = secrets.find(this.bot);
    return {
      url: `${callUrl.origin}${callUrl.pathname}`,
      status: this.#status,
      ...(this.#detail !== undefined && { detail: this.#detail }),
      isNestHaptik: this.#description !== undefined,
      ...(this.#description && { bootId: this.#description.bootId }),
      restarts: this.#restarts,
      secret: { variable, source },
      hasSecrets: !secrets.isEmpty,
    };
  }

  /** The app; undefined when the receiver is not an app with HaptikModule, or down. */
  get app(): MappedApp | undefined {
    const { webhook, secrets } = this.target;
    return this.#description && mapApp(this.#description, { bot: this.bot, webhook, secrets });
  }

  /** The bot that answers at the URL of the calls; undefined for the default bot. */
  get bot(): string | undefined {
    const { bot, webhook } = this.target;
    return bot ?? (this.#description && findBotOfPath(this.#description, webhook));
  }

  /** The secret that signs calls of a node. */
  findSecret({ bot, node }: NodeRef): TargetSecret {
    return this.target.secrets.find(bot ?? this.bot, node);
  }

  /** Changes whenever the receiver was down or restarted. */
  get generation(): string {
    return `${this.#bootId} ${this.#restarts} ${this.#status === 'down'}`;
  }

  /** Looks at the receiver; a look that is under way counts. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    this.#checking ??= this.probe().finally(() => {
      this.#checking = undefined;
      if (this.#lifetime.signal.aborted) return;
      this.#timer = setTimeout(() => void this.check(), INTERVAL_MS);
      this.#timer.unref();
    });
    await this.#checking;
  }

  /**
   * After a call that was answered: asks a receiver again that has not told what it is. What answers a POST other
   * than by 404 is a webhook.
   */
  async noteAnswer(httpStatus: number): Promise<void> {
    if (this.#isIdentified) return;
    this.#looks = 0;
    await this.check();
    if (this.#isIdentified || httpStatus === NOT_FOUND) return;
    this.apply({ status: 'up', isAnswered: true });
  }

  private async probe(): Promise<void> {
    const { signal } = this.#lifetime;
    const result = this.shouldAsk()
      ? await this.#prober.identify(signal)
      : await this.#prober.isListening(signal);
    if (!signal.aborted) this.apply(result);
  }

  private shouldAsk(): boolean {
    const isKnownReceiver = this.#status === 'up' || this.#status === 'not-haptik';
    if (!isKnownReceiver || this.#description) return true;
    return !this.#isIdentified && this.#looks++ % LOOKS_PER_QUESTION === 0;
  }

  private apply(result: ProbeResult): void {
    const { description } = result;
    const before = JSON.stringify([this.state, this.#description]);
    const statusBefore = this.#status;
    if (result.isAnswered || result.status === 'down') this.replaceKnowledge(result);
    else this.keepKnowledge(result);
    const isRestart = description !== undefined && this.hasRestarted(description, statusBefore);
    if (description) this.#bootId = description.bootId;
    if (isRestart) this.#restarts++;
    if (before === JSON.stringify([this.state, this.#description])) return;
    this.onChange(isRestart ? 'restarted' : toChange(statusBefore, this.#status));
  }

  private replaceKnowledge({ status, detail, description }: ProbeResult): void {
    this.#status = status;
    this.#detail = detail;
    this.#description = description;
    this.#isIdentified = status === 'up';
  }

  /** A receiver that listens, but did not answer, is what it was before. */
  private keepKnowledge({ detail }: ProbeResult): void {
    if (this.#status !== 'not-haptik') this.#status = 'up';
    if (detail !== undefined) this.#detail = detail;
  }

  private hasRestarted({ bootId }: AppDescription, statusBefore: TargetStatus): boolean {
    return this.#bootId !== undefined && this.#bootId !== bootId && statusBefore !== 'connecting';
  }
}

function toChange(before: TargetStatus, after: TargetStatus): TargetChange | undefined {
  if (after === 'down') return before === 'down' || before === 'connecting' ? undefined : 'down';
  return before === 'down' ? 'up' : undefined;
}
