// The library on a host: express, fastify, express-no-parser or fastify-no-parser.
import { HaptikEntity, HaptikNode } from '../../dist/index.js';
import { decorateMethod, parameter } from './decorate.js';
import { haptikApp } from './haptik.app.js';
import { listen } from './hosts.js';
import { NODES } from './orders.js';
import { report } from './report.js';

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

const [, , host, limit = '1048576'] = process.argv;
const bodyLimit = Number(limit);
report(await listen(haptikApp([OrderBot], { bodyLimit }), host));
