import { AgentDesk, type HandoffOutcome } from './agent.desk.js';

/**
 * Leaves the handoff to the platform, which moves a chat to the default team when `response`
 * is empty. Only for businesses with human assistance switched on: without it the user reads
 * the bot-break message. Protocol 2.4.
 *
 * @example
 * HaptikModule.forRoot({ secrets, handoff: { desk: new EmptyResponseAgentDesk() } });
 */
export class EmptyResponseAgentDesk extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return Promise.resolve({ kind: 'delegated-to-platform' });
  }
}
