import type { ServerResponse } from 'node:http';

/** Adds cookies to a response. */
export function setCookies(response: ServerResponse, cookies: readonly string[]): void {
  if (cookies.length > 0) response.appendHeader('Set-Cookie', cookies);
}
