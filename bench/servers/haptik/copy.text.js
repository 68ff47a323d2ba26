// The library on the listener; its node replies with a constant string, or with a published text
// with two values: constant or copy
import {
  defineCopy,
  HaptikCopyModule,
  InMemoryPublishedCopySource,
} from '../../../dist/copy/index.js';
import { HaptikEntity, HaptikNode } from '../../../dist/index.js';
import { decorateMethod, parameter } from '../decorate.js';
import { haptikApp } from './haptik.app.js';
import { listen } from '../hosts.js';
import { report } from '../report.js';

const KEY = 'order.status';
const copy = defineCopy({
  [KEY]: {
    text: 'Order {order} leaves for {city}.',
    description: 'The answer to where an order is.',
    usedAs: 'text',
    sample: { order: '9042', city: 'Pune' },
  },
});

const ANSWERS = {
  constant: () => 'Order 9042 is on its way to Pune.',
  copy: (order, city) => copy(KEY, { order, city }),
};

const answer = ANSWERS[process.argv[2]];

class OrderBot {
  status(order, city) {
    return answer(order, city);
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

const app = haptikApp([OrderBot]);
if (process.argv[2] === 'copy') {
  const source = new InMemoryPublishedCopySource();
  source.set(KEY, 'en', 'Order {order} is on its way to {city}.');
  app.imports.push(HaptikCopyModule.forRoot({ copy: [copy], source }));
}
report(await listen(app, 'listener'));
