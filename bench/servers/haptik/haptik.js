// The library on a host of hosts.js: <host> [{ bodyLimit, storage: options of HaptikStorageModule }]
import { HaptikEntity, HaptikNode } from '../../../dist/index.js';
import { decorateMethod, parameter } from '../decorate.js';
import { EventCounts } from './event.counts.js';
import { addStorage, haptikApp } from './haptik.app.js';
import { listen } from '../hosts.js';
import { NODES } from '../orders.js';
import { report } from '../report.js';

class OrderBot {
  status(order, city) {
    return `Order ${order} is on its way to ${city}.`;
  }
}
decorateMethod(
  [HaptikNode(NODES), parameter(0, HaptikEntity('order_id')), parameter(1, HaptikEntity('city'))],
  OrderBot,
  'status',
);

const [, , host, options = '{}'] = process.argv;
const { bodyLimit = 1_048_576, storage } = JSON.parse(options);
const events = new EventCounts();
const app = haptikApp([OrderBot], { bodyLimit }, events);
if (storage) await addStorage(app, storage);
report(await listen(app, host), async () => ({ answered: events.of('call.answered') }));
