import { Logger } from '@nestjs/common';
import { AgentDesk, type HandoffOutcome, type HandoffRequest } from '../index.js';

/** Pretends to hand over, for development: the log says what would have happened. */
export class LoggingAgentDesk extends AgentDesk {
  readonly #logger = new Logger('LoggingAgentDesk');

  override handOff({ team, node, reason }: HandoffRequest): Promise<HandoffOutcome> {
    const destination = team === undefined ? 'an agent' : `team "${team}"`;
    this.#logger.warn(
      `A chat would go to ${destination} now (node ${node}, ${reason}). Nobody was called.`,
    );
    return Promise.resolve({ kind: 'delivered' });
  }
}
