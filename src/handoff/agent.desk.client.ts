import { Injectable, Logger } from '@nestjs/common';
import type { AgentDesk, HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';
import { CircuitBreakers } from '../resilience/circuit/circuit.breakers.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { Deadline } from '../resilience/deadlines/deadline.js';
import { Deadlines } from '../resilience/deadlines/deadlines.js';
import { withDeadline } from '../resilience/deadlines/with.timeout.js';
import type { HandoffAttemptOptions } from './handoff.outbox.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { formatErrorStack } from '../payload/error.stack.js';

/** Time after an attempt to store its outcome and to send the reply, when the application closes. */
const SHUTDOWN_RESERVE_MS = 200;

/** Calls the agent desk of a bot once and maps what it does to an outcome. */
@Injectable()
export class AgentDeskClient {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly circuits: CircuitBreakers,
    private readonly clock: HaptikClock,
    private readonly deadlines: Deadlines,
  ) {}

  /** The agent desk of a bot; undefined when none is configured. */
  findDesk(bot: string): AgentDesk | undefined {
    return this.options.bots.get(bot)?.handoff.desk;
  }

  /**
   * Waits for the desk for `request.remainingMs` at most. Never rejects.
   *
   * @param redactForLog removes personal data and secrets from an error, and from the message of the outcome, which an outbox
   *   stores and reports
   */
  async handOff(
    request: HandoffRequest,
    redactForLog: (text: string) => string,
    { isLast = false }: HandoffAttemptOptions = {},
  ): Promise<HandoffOutcome> {
    const desk = this.findDesk(request.bot);
    if (!desk) return { kind: 'not-configured' };
    if (request.remainingMs <= 0) return { kind: 'timed-out' };
    const circuit = isLast ? undefined : this.circuits.forDesk(request.bot);
    const permit = circuit?.tryAcquire();
    if (circuit && !permit) return { kind: 'circuit-open' };
    const deadline = new Deadline(Math.ceil(request.remainingMs), this.clock);
    const call = this.callDesk(desk, request, deadline.signal, redactForLog);
    const answer = isLast
      ? await withDeadline(
          deadline,
          () => call,
          () => undefined,
        )
      : await this.deadlines.limit(deadline, call, ignore, SHUTDOWN_RESERVE_MS);
    const outcome: HandoffOutcome = answer ?? { kind: 'timed-out' };
    const isUp = outcome.kind !== 'unreachable' && outcome.kind !== 'timed-out';
    if (isUp) permit?.succeeded();
    else permit?.failed();
    return outcome;
  }

  private async callDesk(
    desk: AgentDesk,
    request: HandoffRequest,
    signal: AbortSignal,
    redactForLog: (text: string) => string,
  ): Promise<HandoffOutcome> {
    try {
      const outcome = (await desk.handOff(request, signal)) as HandoffOutcome | undefined;
      const isOutcome = typeof outcome?.kind === 'string';
      if (!isOutcome) return { kind: 'unreachable', message: 'the agent desk returned no outcome' };
      return 'message' in outcome && typeof outcome.message === 'string'
        ? { ...outcome, message: redactForLog(outcome.message) }
        : outcome;
    } catch (error) {
      this.#logger.error(
        `Bot "${request.bot}": the agent desk threw an error`,
        redactForLog(formatErrorStack(error)),
      );
      return { kind: 'unreachable', message: 'the agent desk threw an error' };
    }
  }
}

/** A desk that answers late has no effect. */
function ignore(): void {}
