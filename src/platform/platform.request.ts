import type { PlatformCall } from './platform.call.js';
import type { ResolvedPlatformOptions } from './resolved.platform.options.js';

/** Where a call goes. It may name a user, so it is for no log. */
export function buildUrl(
  { host, path, query = {} }: PlatformCall<unknown>,
  { hosts }: ResolvedPlatformOptions,
): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) words.append(key, String(value));
  }
  return `${hosts[host]}${path}${words.size > 0 ? `?${words.toString()}` : ''}`;
}

/** What is sent there. Protocol 4. */
export function buildRequestInit(
  { method, body }: PlatformCall<unknown>,
  { token, clientId }: ResolvedPlatformOptions,
): RequestInit {
  const isForm = body instanceof FormData;
  return {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'client-id': clientId,
      // Of a form, `fetch` says the type, with the boundary it made.
      ...(!isForm && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
    redirect: 'error',
  };
}
