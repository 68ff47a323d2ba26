import { Injectable, Logger } from '@nestjs/common';
import type { AgentDesk, HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';
import { CircuitBreakers } from '../resilience/circuit.breakers.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { formatErrorStack } from '../payload/error.stack.js';
import { NullAgentDesk } from './null.agent.desk.js';

/** Asks the agent desk of a bot, once, and makes an outcome of whatever it does. */
@Injectable()
export class AgentDeskClient {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly circuits: CircuitBreakers,
  ) {}

  /** The desk that takes the chats of a bot; undefined when there is none. */
  findDesk(bot: string): AgentDesk | undefined {
    const desk = this.options.bots.get(bot)?.handoff.desk;
    return desk instanceof NullAgentDesk ? undefined : desk;
  }

  /**
   * Waits for the desk no longer than `request.remainingMs`. Never rejects.
   *
   * @param redactForLog makes a text fit for the log
   */
  async handOff(
    request: HandoffRequest,
    redactForLog: (text: string) => string,
  ): Promise<HandoffOutcome> {
    const desk = this.findDesk(request.bot);
    if (!desk) return { kind: 'not-configured' };
    if (request.remainingMs <= 0) return { kind: 'timed-out' };
    const circuit = this.circuits.forDesk(request.bot);
    const permit = circuit?.tryAcquire();
    if (circuit && !permit) return { kind: 'circuit-open' };
    const outcome = await this.withTimeout(desk, request, redactForLog);
    const isUp = outcome.kind !== 'unreachable' && outcome.kind !== 'timed-out';
    if (isUp) permit?.succeeded();
    else permit?.failed();
    return outcome;
  }

  private withTimeout(
    desk: AgentDesk,
    request: HandoffRequest,
    redactForLog: (text: string) => string,
  ): Promise<HandoffOutcome> {
    const signal = AbortSignal.timeout(Math.ceil(request.remainingMs));
    const timedOut = new Promise<HandoffOutcome>((resolve) => {
      signal.addEventListener('abort', () => resolve({ kind: 'timed-out' }), { once: true });
    });
    const answered = Promise.resolve()
      .then(() => desk.handOff(request, signal))
      .then((outcome: HandoffOutcome | undefined): HandoffOutcome => {
        const isOutcome = typeof outcome?.kind === 'string';
        return isOutcome ? outcome : { kind: 'unreachable', message: 'the desk gave no outcome' };
      })
      .catch((error: unknown): HandoffOutcome => {
        this.#logger.error(
          `Bot "${request.bot}": the desk threw`,
          redactForLog(formatErrorStack(error)),
        );
        return { kind: 'unreachable', message: 'the desk threw' };
      });
    return Promise.race([answered, timedOut]);
  }
}
