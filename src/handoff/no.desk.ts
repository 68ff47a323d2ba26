import { AgentDesk, type HandoffOutcome } from '../answer/agent.desk.js';

/** Calls nobody: the user reads the fallback text. This is what a bot without a desk has. */
export class NoDesk extends AgentDesk {
  override handOver(): Promise<HandoffOutcome> {
    return Promise.resolve({ kind: 'off' });
  }
}
