import { Injectable, type PipeTransform } from '@nestjs/common';
import { listBodyErrors, isCallBody } from './call.body.js';
import type {
  WebhookRequestContext,
  ParsedWebhookRequestContext,
} from './webhook.request.context.js';
import { parseJsonBytes } from './json.bytes.js';
import { NodeCall } from './node.call.js';
import { PayloadException } from './payload.exception.js';

/** Turns the verified bytes of a delivery into a call. */
@Injectable()
export class PayloadPipe implements PipeTransform<
  WebhookRequestContext,
  ParsedWebhookRequestContext
> {
  /** @throws PayloadException when the bytes are not JSON or the JSON is no call */
  transform(context: WebhookRequestContext): ParsedWebhookRequestContext {
    const body = this.parse(context.bytes);
    if (!isCallBody(body)) throw new PayloadException('the body is no call', listBodyErrors(body));
    const { bot, receivedAt, signature } = context;
    const secret = typeof signature === 'object' ? signature.secret : undefined;
    return Object.assign(context, { call: new NodeCall(body, { bot, receivedAt, secret }) });
  }

  private parse(bytes: Buffer): unknown {
    try {
      return parseJsonBytes(bytes);
    } catch {
      throw new PayloadException('the body is not JSON in UTF-8');
    }
  }
}
