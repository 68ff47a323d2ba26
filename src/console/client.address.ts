import { type ConsoleRequest, headerOf } from './console.request.js';

/** The address of a browser: that of the connection, or the one that the nearest proxy wrote down. */
export function addressOf(request: ConsoleRequest, trustProxy: boolean): string | null {
  const forwarded = trustProxy ? headerOf(request, 'x-forwarded-for') : undefined;
  return forwarded?.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? null);
}
