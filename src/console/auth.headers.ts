import { type ConsoleRequest, getHeader } from './console.request.js';

/** Tells better-auth the address that we found; never read from a request. */
export const IP_HEADER = 'x-haptik-console-ip';

/** Tells that the connection itself is TLS; never read from a request. */
const TLS_HEADER = 'x-haptik-console-tls';

/** What better-auth needs to know of a request. */
export function toAuthHeaders(request: ConsoleRequest, ipAddress: string | null): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = getHeader(request, name);
    if (value !== undefined) headers.set(name, value);
  }
  if (ipAddress !== null) headers.set(IP_HEADER, ipAddress);
  if (request.socket.encrypted === true) headers.set(TLS_HEADER, '1');
  return headers;
}

/** Whether the request came by TLS, and not to a proxy alone. */
export function isTls(headers: Headers): boolean {
  return headers.has(TLS_HEADER);
}
