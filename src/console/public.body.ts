import { type ConsoleRequest, getHeader } from './console.request.js';

/** Bytes of what somebody may send who is not signed in: names, an e-mail, a password, a token. */
export const MAX_PUBLIC_BODY_BYTES = 16_384;

/** Whether a body is one that may come from anybody. */
export function fitsPublicBodyLimit(request: ConsoleRequest): boolean {
  const size = request.rawBody?.length ?? Number(getHeader(request, 'content-length') ?? 0);
  return size <= MAX_PUBLIC_BODY_BYTES;
}
