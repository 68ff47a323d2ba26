// A Nest controller that only verifies and dispatches. The parser of the platform parses the body
// once; parsing the raw body again would be slower.
import { Controller, HttpCode, Post, Req, UnauthorizedException } from '@nestjs/common';
import { decorateClass, decorateMethod, parameter } from '../decorate.js';
import { listen } from '../hosts.js';
import { isSigned, nodes } from '../orders.js';
import { report } from '../report.js';

class Webhook {
  answer({ rawBody, headers, body }) {
    if (!isSigned(rawBody, headers['x-hub-signature'])) throw new UnauthorizedException();
    return nodes.get(body.node)(body);
  }
}
decorateMethod([Post(), HttpCode(200), parameter(0, Req())], Webhook, 'answer');
decorateClass([Controller('haptik')], Webhook);

report(await listen({ controllers: [Webhook] }, process.argv[2]));
