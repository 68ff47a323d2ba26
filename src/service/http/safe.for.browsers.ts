import type { IncomingMessage, ServerResponse } from 'node:http';
import { tellBrowsers } from '../../console/api.middleware.js';

/** What every answer of the console's API says to browsers and caches, from the first middleware on. */
export function safeForBrowsers(
  _request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  tellBrowsers(response);
  next();
}
