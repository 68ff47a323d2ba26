import { AgentDesk, HaptikModule } from '../../dist/index.js';
import { SECRET } from './orders.js';

/** Switches hand-over on. No call of a benchmark breaks down, so nobody is ever called. */
class IdleDesk extends AgentDesk {
  handOver() {
    throw new Error('a call broke down');
  }
}

/** What makes an application of this library, with all that is on by default, and a desk. */
export function haptikApp(providers, options = {}) {
  const handoff = { desk: new IdleDesk(), team: 'support' };
  return { imports: [HaptikModule.forRoot({ secrets: SECRET, handoff, ...options })], providers };
}
