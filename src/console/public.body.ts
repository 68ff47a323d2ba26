import { type ConsoleRequest, getHeader } from './console.request.js';

/** Maximum bytes of an unauthenticated body: names, an e-mail, a password, a token. */
export const MAX_PUBLIC_BODY_BYTES = 16_384;

/** Whether a body is within the limit for unauthenticated requests. */
export function fitsPublicBodyLimit(request: ConsoleRequest): boolean {
  const size = Number(getHeader(request, 'content-length') ?? 0);
  return size <= MAX_PUBLIC_BODY_BYTES;
}
