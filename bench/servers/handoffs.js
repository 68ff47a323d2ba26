// This library with a node that breaks down, a desk, and handoffs written down where it is told:
// <host> <options of HaptikStorageModule, or null> <credentials of the platform; null: a desk at hand>
import {
  AgentDesk,
  HandoffRepository,
  HaptikAgentDesk,
  HaptikEntity,
  HaptikNode,
} from '../../dist/index.js';
import { decorateMethod, parameter } from './decorate.js';
import { haptikApp } from './haptik.app.js';
import { listen } from './hosts.js';
import { report } from './report.js';

const [host, storage, credentials] = [process.argv[2], ...process.argv.slice(3).map(JSON.parse)];
let called = 0;

class InstantAgentDesk extends AgentDesk {
  async handOff() {
    called++;
    return { kind: 'delivered' };
  }
}

class OrderBot {
  status(order, city) {
    return `Order ${order} is on its way to ${city}.`;
  }

  breaks() {
    throw new Error('the back end is down');
  }
}
decorateMethod(
  [
    HaptikNode('ORDER_STATUS'),
    parameter(0, HaptikEntity('order_id')),
    parameter(1, HaptikEntity('city')),
  ],
  OrderBot,
  'status',
);
decorateMethod([HaptikNode('BREAKS')], OrderBot, 'breaks');

const desk = credentials ? new HaptikAgentDesk(credentials) : new InstantAgentDesk();
// Each call is to break in its method; with circuits most would break before it.
const metadata = haptikApp([OrderBot], { handoff: { desk, team: 'support' }, breaker: false });
if (storage) {
  // An application without storage does not load it either.
  const { HaptikStorageModule } = await import('../../dist/storage/index.js');
  metadata.imports.push(HaptikStorageModule.forRoot(storage));
}

let app;
const port = await listen(metadata, host, { use: (made) => (app = made) });
const repository = storage ? app.get(HandoffRepository, { strict: false }) : undefined;
const written = async () => {
  const [counts] = (await repository?.counts(new Date(0))) ?? [];
  return counts?.states;
};
report(
  port,
  async (question) => (question === 'handoffs' ? { called, written: await written() } : {}),
  () => app.close(),
);
