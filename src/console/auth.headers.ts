import { type ConsoleRequest, headerOf } from './console.request.js';

/** Tells better-auth the address that we found; never read from a request. */
export const IP_HEADER = 'x-haptik-console-ip';

/** What better-auth needs to know of a request. */
export function authHeadersOf(request: ConsoleRequest, ipAddress: string | null): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = headerOf(request, name);
    if (value !== undefined) headers.set(name, value);
  }
  if (ipAddress !== null) headers.set(IP_HEADER, ipAddress);
  return headers;
}
