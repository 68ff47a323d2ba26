// The library on its listener, with the given number of nodes in one provider.
import { HaptikEntity, HaptikNode } from '../../../dist/index.js';
import { decorateMethod, parameter } from '../decorate.js';
import { haptikApp } from './haptik.app.js';
import { listen } from '../hosts.js';
import { report } from '../report.js';

const [, , count] = process.argv;

class ManyNodes {
  courier = 'Asha';
}
for (let index = 0; index < Number(count); index++) {
  const name = `NODE_${String(index).padStart(5, '0')}`;
  ManyNodes.prototype[name] = function answer(order) {
    return `${name}: ${this.courier} brings order ${order}.`;
  };
  decorateMethod([HaptikNode(name), parameter(0, HaptikEntity('order_id'))], ManyNodes, name);
}

report(await listen(haptikApp([ManyNodes]), 'listener'));
