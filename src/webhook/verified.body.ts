import type { WebhookRequestContext } from '../payload/webhook.request.context.js';
import { parseJsonBytes } from '../payload/json.bytes.js';

/**
 * Sets `request.body` for interceptors and filters of the host: empty until the signature is verified,
 * then the JSON of the call. It is parsed when somebody looks, and apart from the call itself, so that
 * what a host makes of it changes nothing that was signed.
 */
export function exposeVerifiedBody(request: object, context: WebhookRequestContext): void {
  let body: unknown;
  Object.defineProperty(request, 'body', {
    configurable: true,
    enumerable: true,
    get: (): unknown => {
      if (body === undefined && context.signature !== undefined) body = parseBody(context);
      return body ?? {};
    },
    set: (value: unknown) => {
      body = value;
    },
  });
}

/** Whoever looks for a property finds none in what is no object. */
function parseBody({ bytes }: WebhookRequestContext): object {
  try {
    const body = parseJsonBytes(bytes);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {}; // the payload pipe refuses it
  }
}
