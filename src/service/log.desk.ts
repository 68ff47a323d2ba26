import { Logger } from '@nestjs/common';
import { AgentDesk, type HandoffOutcome, type HandoffRequest } from '../index.js';

/** Pretends to hand over, for development: the log says what would have happened. */
export class LogDesk extends AgentDesk {
  readonly #logger = new Logger('LogDesk');

  override handOver({ team, node, reason }: HandoffRequest): Promise<HandoffOutcome> {
    const where = team === undefined ? 'an agent' : `team "${team}"`;
    this.#logger.warn(
      `A chat would go to ${where} now (node ${node}, ${reason}). Nobody was called.`,
    );
    return Promise.resolve({ kind: 'moved' });
  }
}
