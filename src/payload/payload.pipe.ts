import { Injectable, type PipeTransform } from '@nestjs/common';
import { explainBody, isCallBody } from './call.body.js';
import type { Delivery, ReadDelivery } from './delivery.js';
import { parseJson } from './json.bytes.js';
import { NodeCall } from './node.call.js';
import { PayloadException } from './payload.exception.js';

/** Turns the verified bytes of a delivery into a call. */
@Injectable()
export class PayloadPipe implements PipeTransform<Delivery, ReadDelivery> {
  /** @throws PayloadException when the bytes are not JSON or the JSON is no call */
  transform(delivery: Delivery): ReadDelivery {
    const body = this.parse(delivery.bytes);
    if (!isCallBody(body)) throw new PayloadException('the body is no call', explainBody(body));
    const { bot, receivedAt, proof } = delivery;
    const secret = typeof proof === 'object' ? proof.secret : undefined;
    return Object.assign(delivery, { call: new NodeCall(body, { bot, receivedAt, secret }) });
  }

  private parse(bytes: Buffer): unknown {
    try {
      return parseJson(bytes);
    } catch {
      throw new PayloadException('the body is not JSON in UTF-8');
    }
  }
}
