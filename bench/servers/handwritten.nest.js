// A typical hand-written webhook: a guard for the signature, a validated DTO, a switch on the node.
import { Body, Controller, HttpCode, Post, UseGuards, ValidationPipe } from '@nestjs/common';
import { decorateClass, decorateMethod, parameter, parameterTypes } from './decorate.js';
import { Call } from './handwritten.call.js';
import { listen } from './hosts.js';
import { isSigned } from './orders.js';
import { report } from './report.js';

class SignatureGuard {
  canActivate(context) {
    const { rawBody, headers } = context.switchToHttp().getRequest();
    return isSigned(rawBody, headers['x-hub-signature']);
  }
}

class Webhook {
  answer(call) {
    switch (call.node) {
      case 'ORDER_STATUS':
        return this.orderStatus(call);
      case 'OPENING_HOURS':
        return { status: true, response: ['We are open from 9 to 18.'] };
      default:
        return { status: false, response: ['I cannot help with that yet.'] };
    }
  }

  orderStatus({ entities: { order_id: order, city } }) {
    const text = `Order ${order[0].entity_value} is on its way to ${city[0].entity_value}.`;
    return { status: true, response: [text] };
  }
}
decorateMethod(
  [Post(), HttpCode(200), UseGuards(SignatureGuard), parameter(0, Body()), parameterTypes(Call)],
  Webhook,
  'answer',
);
decorateClass([Controller('haptik')], Webhook);

const pipe = new ValidationPipe({ whitelist: true, transform: true });
report(
  await listen({ controllers: [Webhook], providers: [SignatureGuard] }, process.argv[2], {
    use: (app) => app.useGlobalPipes(pipe),
  }),
);
