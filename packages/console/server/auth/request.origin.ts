import { type ConsoleRequest, getHeader } from './console.request.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a method changes nothing, so that a cross-site request is harmless. */
export function isSafeMethod({ method }: ConsoleRequest): boolean {
  return SAFE_METHODS.has(method);
}

/**
 * Whether a page of the console sent the request. Browsers set both headers, and scripts cannot
 * change them.
 *
 * @param url URL of the console, if configured
 */
export function isSameOriginRequest(request: ConsoleRequest, url: string | undefined): boolean {
  if (getHeader(request, 'sec-fetch-site') === 'same-origin') return true;
  const origin = getHeader(request, 'origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return (
    (url !== undefined && origin === new URL(url).origin) || host === getHeader(request, 'host')
  );
}

/** Whether the body is JSON or absent. Forms of other sites cannot send JSON. */
export function hasJsonOrEmptyBody(request: ConsoleRequest): boolean {
  const type = getHeader(request, 'content-type');
  return type === undefined || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type);
}
