import { AgentDesk, type HandoffOutcome } from '../answer/agent.desk.js';

/** Calls nobody: the user reads the fallback text. This is what a bot without a desk has. */
export class NullAgentDesk extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return Promise.resolve({ kind: 'not-configured' });
  }
}
