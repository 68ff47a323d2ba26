import { Injectable, Logger } from '@nestjs/common';
import type { AgentDesk, HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';
import { Circuits } from '../control/circuits.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { stackOf } from '../payload/stack.js';
import { NoDesk } from './no.desk.js';

/** Asks the agent desk of a bot, once, and makes an outcome of whatever it does. */
@Injectable()
export class DeskCaller {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: HaptikOptions,
    private readonly circuits: Circuits,
  ) {}

  /** The desk that takes the chats of a bot; undefined when there is none. */
  deskOf(bot: string): AgentDesk | undefined {
    const desk = this.options.bots.get(bot)?.handoff.desk;
    return desk instanceof NoDesk ? undefined : desk;
  }

  /**
   * Waits for the desk no longer than `request.timeLeft`. Never rejects.
   *
   * @param loggable makes a text fit for the log
   */
  async ask(request: HandoffRequest, loggable: (text: string) => string): Promise<HandoffOutcome> {
    const desk = this.deskOf(request.bot);
    if (!desk) return { kind: 'off' };
    if (request.timeLeft <= 0) return { kind: 'timed-out' };
    const circuit = this.circuits.ofDesk(request.bot);
    const pass = circuit?.tryEnter();
    if (circuit && !pass) return { kind: 'not-asked' };
    const outcome = await this.inTime(desk, request, loggable);
    const isUp = outcome.kind !== 'unreachable' && outcome.kind !== 'timed-out';
    if (isUp) pass?.succeeded();
    else pass?.failed();
    return outcome;
  }

  private inTime(
    desk: AgentDesk,
    request: HandoffRequest,
    loggable: (text: string) => string,
  ): Promise<HandoffOutcome> {
    const signal = AbortSignal.timeout(Math.ceil(request.timeLeft));
    const late = new Promise<HandoffOutcome>((resolve) => {
      signal.addEventListener('abort', () => resolve({ kind: 'timed-out' }), { once: true });
    });
    const answered = Promise.resolve()
      .then(() => desk.handOver(request, signal))
      .then((outcome: HandoffOutcome | undefined): HandoffOutcome => {
        const isOutcome = typeof outcome?.kind === 'string';
        return isOutcome ? outcome : { kind: 'unreachable', message: 'the desk gave no outcome' };
      })
      .catch((error: unknown): HandoffOutcome => {
        this.#logger.error(`Bot "${request.bot}": the desk threw`, loggable(stackOf(error)));
        return { kind: 'unreachable', message: 'the desk threw' };
      });
    return Promise.race([answered, late]);
  }
}
