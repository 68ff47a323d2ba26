import type { Delivery } from '../payload/delivery.js';
import { parseJson } from '../payload/json.bytes.js';

/**
 * Sets `request.body` for interceptors and filters of the host: empty until the signature is verified,
 * then the JSON of the call. It is parsed when somebody looks, and apart from the call itself, so that
 * what a host makes of it changes nothing that was signed.
 */
export function showBody(request: object, delivery: Delivery): void {
  let body: unknown;
  Object.defineProperty(request, 'body', {
    configurable: true,
    enumerable: true,
    get: (): unknown => {
      if (body === undefined && delivery.proof !== undefined) body = bodyOf(delivery);
      return body ?? {};
    },
    set: (value: unknown) => {
      body = value;
    },
  });
}

/** Whoever looks for a property finds none in what is no object. */
function bodyOf({ bytes }: Delivery): object {
  try {
    const body = parseJson(bytes);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {}; // the payload pipe refuses it
  }
}
