import type { MiddlewareHandler } from 'hono';
import { RequestError } from '../request.error.js';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const READS = new Set(['GET', 'HEAD']);

/**
 * Refuses requests of other web pages. A `Host` that is no name of this machine is that of a page whose name
 * was rebound to it; an `Origin` or `Sec-Fetch-Site` of another page is that of a cross-site request. A write
 * must have a JSON body, which pages of other origins cannot send without a preflight, and none is answered.
 */
export const requestGuard: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!LOOPBACK_HOST.test(host)) {
    throw new RequestError('forbidden', 'Open the playground by its address on this machine.');
  }
  const { origin, 'sec-fetch-site': site = 'none' } = context.req.header();
  const isForeignOrigin = origin !== undefined && origin !== `http://${host}`;
  if (isForeignOrigin || (site !== 'same-origin' && site !== 'none')) {
    const isNavigation = !isForeignOrigin && context.req.header('sec-fetch-mode') === 'navigate';
    // A link to the page is harmless; the API must not be read or changed.
    if (!isNavigation || !READS.has(context.req.method) || context.req.path.startsWith('/api/')) {
      throw new RequestError('forbidden', 'Requests of other web pages are refused.');
    }
  }
  await next();
};
