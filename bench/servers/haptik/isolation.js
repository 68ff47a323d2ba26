// The library on the listener with a fast node, a slow and a failing one: <maximum of calls in flight of each node>
import { setTimeout as sleep } from 'node:timers/promises';
import { HaptikNode } from '../../../dist/index.js';
import { decorateMethod } from '../decorate.js';
import { haptikApp } from './haptik.app.js';
import { listen } from '../hosts.js';
import { report } from '../report.js';

const SLOW_MS = 2_000;
let answered = 0;
let asleep = 0;

class Bot {
  status() {
    answered++;
    return 'Order 9042 is on its way.';
  }

  async slow() {
    asleep++;
    await sleep(SLOW_MS);
    asleep--;
    return 'Good morning.';
  }

  failing() {
    throw new Error('the order system is down');
  }
}
decorateMethod([HaptikNode('ORDER_STATUS')], Bot, 'status');
decorateMethod([HaptikNode('SLOW')], Bot, 'slow');
decorateMethod([HaptikNode({ name: 'FAILING', handoff: false })], Bot, 'failing');

const [, , maxInFlightPerNode] = process.argv;
const options = { maxInFlight: 400, maxInFlightPerNode: Number(maxInFlightPerNode) };
report(await listen(haptikApp([Bot], options), 'listener'), () => ({ answered, asleep }));
