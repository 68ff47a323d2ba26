import { AgentDesk, type HandoffOutcome } from './agent.desk.js';

/** The desk of a bot without one: no agent is called and the user reads the fallback text. */
export class NullAgentDesk extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return Promise.resolve({ kind: 'not-configured' });
  }
}
