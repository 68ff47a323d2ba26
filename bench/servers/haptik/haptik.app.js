import { AgentDesk, HaptikModule } from '../../../dist/index.js';
import { EventCounts } from './event.counts.js';
import { SECRET } from '../orders.js';

/** Enables handoff. No call of the benchmark fails, so the agent desk is never called. */
class UnusedAgentDesk extends AgentDesk {
  handOff() {
    throw new Error('unexpected handoff');
  }
}

/** Module metadata of an application of the library with its defaults, an agent desk and events. */
export function haptikApp(providers, options = {}, events = new EventCounts()) {
  const settings = {
    secrets: SECRET,
    handoff: { desk: new UnusedAgentDesk(), team: 'support' },
    onEvent: (event) => events.count(event),
    ...options,
  };
  return { imports: [HaptikModule.forRoot(settings)], providers };
}

/** Adds storage to module metadata. An application without storage does not load its code. */
export async function addStorage({ imports }, storage) {
  const { HaptikStorageModule } = await import('../../../packages/storage/dist/index.js');
  imports.push(HaptikStorageModule.forRoot(storage));
}
