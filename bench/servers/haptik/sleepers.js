// The library with a slow node and a fast one.
import { setTimeout as sleep } from 'node:timers/promises';
import { HaptikEntity, HaptikNode, HaptikSignal } from '../../../dist/index.js';
import { decorateMethod, parameter } from '../decorate.js';
import { haptikApp } from './haptik.app.js';
import { listen } from '../hosts.js';
import { report } from '../report.js';

let asleep = 0;

class SlowBot {
  async sleep(milliseconds, signal) {
    asleep++;
    await sleep(Number(milliseconds), undefined, { signal });
    asleep--;
    return 'Good morning.';
  }

  status(order) {
    return `Order ${order} is on its way.`;
  }
}
decorateMethod(
  [HaptikNode('SLEEP'), parameter(0, HaptikEntity('order_id')), parameter(1, HaptikSignal())],
  SlowBot,
  'sleep',
);
decorateMethod(
  [HaptikNode('ORDER_STATUS'), parameter(0, HaptikEntity('order_id'))],
  SlowBot,
  'status',
);

const app = haptikApp([SlowBot], { maxInFlight: 10_000, maxInFlightPerNode: 10_000 });
report(await listen(app, process.argv[2]), () => ({ asleep }));
