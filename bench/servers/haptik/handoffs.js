// The library with a failing node, an agent desk and optional storage of handoffs:
// <host> <options of HaptikStorageModule, or null> <credentials of the platform; null: InstantAgentDesk>
import {
  AgentDesk,
  HandoffRepository,
  HaptikAgentDesk,
  HaptikEntity,
  HaptikNode,
} from '../../../dist/index.js';
import { decorateMethod, parameter } from '../decorate.js';
import { addStorage, haptikApp } from './haptik.app.js';
import { listen } from '../hosts.js';
import { report } from '../report.js';

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
// Each call must fail in its method; with circuit breakers, most calls would not reach it.
const metadata = haptikApp([OrderBot], { handoff: { desk, team: 'support' }, breaker: false });
if (storage) await addStorage(metadata, storage);

let app;
const port = await listen(metadata, host, { use: (made) => (app = made) });
const repository = storage ? app.get(HandoffRepository, { strict: false }) : undefined;
const countStates = async () => {
  const [counts] = (await repository?.counts(new Date(0))) ?? [];
  return counts?.states;
};
report(
  port,
  async (question) => (question === 'handoffs' ? { called, stored: await countStates() } : {}),
  () => app.close(),
);
