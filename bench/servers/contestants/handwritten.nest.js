// A typical hand-written webhook with what the library has: a guard for the signature, a validated
// DTO, a time limit and a fallback reply for every error, and a switch on the node.
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { UseGuards, UseInterceptors, ValidationPipe } from '@nestjs/common';
import { catchError, of, timeout } from 'rxjs';
import { decorateClass, decorateMethod, parameter, parameterTypes } from '../decorate.js';
import { Call } from './handwritten.call.js';
import { listen } from '../hosts.js';
import { isSigned } from '../orders.js';
import { report } from '../report.js';

const DEADLINE_MS = 20_000;
const FALLBACK = { status: false, response: ['Something went wrong. Please try again.'] };

class SignatureGuard {
  canActivate(context) {
    const { rawBody, headers } = context.switchToHttp().getRequest();
    return isSigned(rawBody, headers['x-hub-signature']);
  }
}

class FallbackInterceptor {
  intercept(_context, next) {
    return next.handle().pipe(
      timeout(DEADLINE_MS),
      catchError(() => of(FALLBACK)),
    );
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
  [
    Post(),
    HttpCode(200),
    UseGuards(SignatureGuard),
    UseInterceptors(FallbackInterceptor),
    parameter(0, Body()),
    parameterTypes(Call),
  ],
  Webhook,
  'answer',
);
decorateClass([Controller('haptik')], Webhook);

const pipe = new ValidationPipe({ whitelist: true, transform: true });
const providers = [SignatureGuard, FallbackInterceptor];
report(
  await listen({ controllers: [Webhook], providers }, process.argv[2], {
    use: (app) => app.useGlobalPipes(pipe),
  }),
);
