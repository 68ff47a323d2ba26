import type { WebhookRequestContext } from '../../payload/webhook.request.context.js';
import { parseJsonBytes } from '../../payload/json.bytes.js';

/**
 * Sets `request.body` for interceptors and filters of the host: empty until the signature is
 * verified, then the JSON of the call. The body is parsed on first access and separately from the
 * call, so that a host that changes it does not change the call.
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

/** The body as an object: empty for JSON of another type, so that property access never throws. */
function parseBody({ bytes }: WebhookRequestContext): object {
  try {
    const body = parseJsonBytes(bytes);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {}; // NodeSecretGuard rejects it
  }
}
