import { Injectable, type PipeTransform } from '@nestjs/common';
import { parseCallBody } from './call.body.js';
import { parseJsonBytes } from './json.bytes.js';
import { type CallContext, NodeCall } from './node.call.js';
import { PayloadException } from './payload.exception.js';
import type { WebhookRequestContext } from './webhook.request.context.js';

/** Verified bytes, and what is known about the call besides. */
type CallSource = Omit<CallContext, 'secret' | 'bytes'> &
  Pick<WebhookRequestContext, 'bytes' | 'signature'>;

/** Gives the handler the call of a request, made from its validated `CallBody`. */
@Injectable()
export class PayloadPipe implements PipeTransform<WebhookRequestContext, NodeCall> {
  /** @throws PayloadException when the bytes are not JSON or the JSON is not a call */
  transform(context: WebhookRequestContext): NodeCall {
    return parseCall(context);
  }
}

/**
 * Parses the verified bytes of a request into a call. The result is kept on the context, so that
 * guards, interceptors and the handler share one call.
 *
 * @throws PayloadException when the bytes are not JSON or the JSON is not a call
 */
export function parseCall(context: WebhookRequestContext): NodeCall {
  return (context.call ??= createCall(context));
}

/**
 * The call in verified bytes.
 *
 * @throws PayloadException when the bytes are not JSON or the JSON is not a call
 */
export function createCall({ signature, ...context }: CallSource): NodeCall {
  const body = parseCallBody(parseJson(context.bytes));
  const secret = typeof signature === 'object' ? signature.secret : undefined;
  return new NodeCall(body, { ...context, secret });
}

function parseJson(bytes: Buffer): unknown {
  try {
    return parseJsonBytes(bytes);
  } catch {
    throw new PayloadException('the body is not JSON in UTF-8');
  }
}
