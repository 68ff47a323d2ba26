import { AgentDesk, HaptikModule } from '../../dist/index.js';
import { SECRET } from './orders.js';

/** Enables handoff. No call of the benchmark fails, so the agent desk is never called. */
class UnusedAgentDesk extends AgentDesk {
  handOff() {
    throw new Error('unexpected handoff');
  }
}

/** Module metadata of an application of the library with its defaults and an agent desk. */
export function haptikApp(providers, options = {}) {
  const handoff = { desk: new UnusedAgentDesk(), team: 'support' };
  return { imports: [HaptikModule.forRoot({ secrets: SECRET, handoff, ...options })], providers };
}
