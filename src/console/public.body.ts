import { type ConsoleRequest, headerOf } from './console.request.js';

/** Bytes of what somebody may send who is not signed in: names, an e-mail, a password, a token. */
export const LARGEST_PUBLIC_BODY = 16_384;

/** Whether a body is one that may come from anybody. */
export function isWithinLimit(request: ConsoleRequest): boolean {
  const size = request.rawBody?.length ?? Number(headerOf(request, 'content-length') ?? 0);
  return size <= LARGEST_PUBLIC_BODY;
}
