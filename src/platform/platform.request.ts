import type { PlatformCall } from './platform.call.js';
import type { ResolvedPlatformOptions } from './resolved.platform.options.js';

/** The URL of a call. It may identify a user and must not be logged. */
export function buildUrl(
  { host, path, query = {} }: PlatformCall<unknown>,
  { hosts }: ResolvedPlatformOptions,
): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) parameters.append(key, String(value));
  }
  return `${hosts[host]}${path}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
}

/** The options of `fetch`, with headers that can be extended. */
type PlatformRequestInit = Omit<RequestInit, 'headers'> & {
  readonly headers: Readonly<Record<string, string>>;
};

/** The options of `fetch` for a call. Protocol 4. */
export function buildRequestInit(
  { method, body }: PlatformCall<unknown>,
  { token, clientId }: ResolvedPlatformOptions,
): PlatformRequestInit {
  const isForm = body instanceof FormData;
  return {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'client-id': clientId,
      // `fetch` sets the type of a form with its boundary.
      ...(!isForm && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
    redirect: 'error',
  };
}
