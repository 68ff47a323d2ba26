import { Logger } from '@nestjs/common';
import { AgentDesk, type HandoffOutcome, type HandoffRequest } from 'nestjs-haptik';

/** Logs handoffs instead of delivering them, for development. */
export class LoggingAgentDesk extends AgentDesk {
  readonly #logger = new Logger('LoggingAgentDesk');

  override handOff({ team, node, reason }: HandoffRequest): Promise<HandoffOutcome> {
    const destination = team === undefined ? 'an agent' : `team "${team}"`;
    this.#logger.warn(
      `Node "${node}": handoff (${reason}) to ${destination} is only logged. Set HAPTIK_HANDOFF_DESK to deliver it.`,
    );
    return Promise.resolve({ kind: 'delivered' });
  }
}
