import type { IncomingHttpHeaders } from 'node:http';

/** The parts of a request of node:http that tell who sends it. */
export interface RequestOrigin {
  readonly httpVersionMajor: number;
  readonly httpVersionMinor: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly socket: { readonly remoteAddress?: string | undefined };
}

const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/i;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
/** Headers that proxies and tunnels add. */
const PROXY_HEADER =
  /^(x-forwarded-|x-original-|x-envoy-|x-amzn-|cf-)|^(forwarded|via|x-real-ip|x-client-ip|true-client-ip|x-cluster-client-ip)$/;

/**
 * Whether a program on this machine sent a request itself: no browser page, no proxy, no other machine. The name in
 * `Host` counts, since a page of a name that resolves to this machine could read the response otherwise.
 */
export function isLocalRequest(request: RequestOrigin): boolean {
  const { headers, rawHeaders, socket } = request;
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? headers[':authority']?.toString() ?? '') &&
    names.filter((name) => name === 'host').length <= 1 &&
    headers.origin === undefined &&
    (headers['sec-fetch-site'] ?? 'none') === 'none' &&
    !names.some((name) => PROXY_HEADER.test(name)) &&
    // Proxies such as nginx use HTTP/1.0 by default.
    (request.httpVersionMajor > 1 || request.httpVersionMinor > 0)
  );
}
