import { type ConsoleRequest, getHeader } from './console.request.js';

/** Passes the resolved client address to better-auth. Never read from a client request. */
export const IP_HEADER = 'x-haptik-console-ip';

/** Passes to better-auth that the connection itself uses TLS. Never read from a client request. */
const TLS_HEADER = 'x-haptik-console-tls';

/** Selects the request headers that better-auth needs. */
export function toAuthHeaders(request: ConsoleRequest, ipAddress: string | null): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = getHeader(request, name);
    if (value !== undefined) headers.set(name, value);
  }
  if (ipAddress !== null) headers.set(IP_HEADER, ipAddress);
  if ('encrypted' in request.socket) headers.set(TLS_HEADER, '1');
  return headers;
}

/** Whether the connection itself uses TLS, as opposed to a connection to a proxy. */
export function isTls(headers: Headers): boolean {
  return headers.has(TLS_HEADER);
}
