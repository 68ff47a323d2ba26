import { AgentDesk, HaptikModule } from '../../dist/index.js';
import { SECRET } from './orders.js';

/** Switches handoff on. No call of a benchmark breaks down, so nobody is ever called. */
class UnusedAgentDesk extends AgentDesk {
  handOff() {
    throw new Error('a call broke down');
  }
}

/** What makes an application of this library, with all that is on by default, and a desk. */
export function haptikApp(providers, options = {}) {
  const handoff = { desk: new UnusedAgentDesk(), team: 'support' };
  return { imports: [HaptikModule.forRoot({ secrets: SECRET, handoff, ...options })], providers };
}
