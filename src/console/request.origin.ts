import { type ConsoleRequest, getHeader } from './console.request.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request changes nothing, so that a foreign page may cause it. */
export function isSafeMethod({ method }: ConsoleRequest): boolean {
  return SAFE_METHODS.has(method.toUpperCase());
}

/**
 * Whether a page of the console made the request. A browser writes both headers, and a page cannot
 * change them.
 *
 * @param url where the console is, if that is known
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

/** Whether a body, if there is one, is JSON: a form of another page is not. */
export function hasJsonOrEmptyBody(request: ConsoleRequest): boolean {
  const type = getHeader(request, 'content-type');
  return type === undefined || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type);
}
