import { AgentDesk, type HandoffOutcome, type HandoffRequest } from '../handoff/desk/agent.desk.js';

type DeskBehavior = (signal: AbortSignal) => HandoffOutcome | Promise<HandoffOutcome>;

const DELIVER: DeskBehavior = () => ({ kind: 'delivered' });

/**
 * An agent desk for tests. It records the handoffs that it gets and accepts them, unless it is set to
 * refuse, throw or hold them.
 *
 * @example
 * const desk = new FakeAgentDesk();
 * const app = await bootWith({ secrets: 'test-secret', handoff: { desk, team: 'support' } });
 * const bot = await haptikBot(app);
 *
 * await bot.node('complaint').send();
 * expect(desk.handoffs.map(({ team }) => team)).toEqual(['support']);
 */
export class FakeAgentDesk extends AgentDesk {
  readonly #handoffs: HandoffRequest[] = [];
  #behavior = DELIVER;
  #release: (() => void) | undefined;
  #waiting: ((request: HandoffRequest) => void)[] = [];

  /** The handoffs that the desk got, in order, also those that it did not accept. */
  get handoffs(): readonly HandoffRequest[] {
    return this.#handoffs;
  }

  override async handOff(request: HandoffRequest, signal: AbortSignal): Promise<HandoffOutcome> {
    this.#handoffs.push(request);
    for (const resolve of this.#waiting.splice(0)) resolve(request);
    return this.#behavior(signal);
  }

  /** Accepts handoffs from now on, as a new desk does. */
  accept(): void {
    this.#behavior = DELIVER;
  }

  /** Refuses handoffs from now on, as the platform does for a team that does not exist. */
  refuse(message = 'No agent is available', refusal = 'other'): void {
    this.#behavior = () => ({ kind: 'refused', refusal, message });
  }

  /** Throws from now on, as a desk that cannot be reached. */
  throw(error: Error = new Error('The agent desk is down')): void {
    this.#behavior = () => {
      throw error;
    };
  }

  /** Answers no handoff from now on, until {@link release} is called or the time of the handoff is over. */
  hold(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#release = resolve;
    this.#behavior = async (signal) => {
      await Promise.race([promise, aborted(signal)]);
      return { kind: 'delivered' };
    };
  }

  /** Accepts the handoffs that are held, and those from now on. */
  release(): void {
    this.#release?.();
    this.#release = undefined;
    this.accept();
  }

  /** Resolves to the next handoff, when it has arrived. */
  nextHandoff(): Promise<HandoffRequest> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets the handoffs, and accepts from now on. */
  clear(): void {
    this.#handoffs.length = 0;
    this.release();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
