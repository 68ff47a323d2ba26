import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

const HIDDEN_HEADERS: unique symbol = Symbol('haptik:hidden');

interface RequestWithHiddenHeaders extends IncomingMessage {
  [HIDDEN_HEADERS]?: IncomingHttpHeaders;
}

/** Without these headers a request has no body for a parser. */
const BODY_ANNOUNCING_HEADERS = ['content-length', 'transfer-encoding'] as const;

/** Hides the headers that announce a body from the parsers of a host on Express. */
export function hideBodyHeaders(request: RequestWithHiddenHeaders): void {
  const hidden: IncomingHttpHeaders = {};
  for (const name of BODY_ANNOUNCING_HEADERS) {
    const value = request.headers[name];
    if (value === undefined) continue;
    hidden[name] = value;
    delete request.headers[name];
  }
  request[HIDDEN_HEADERS] = hidden;
}

/** Restores the headers that were hidden. */
export function restoreBodyHeaders(request: object): void {
  const { headers, [HIDDEN_HEADERS]: hidden } = request as Partial<RequestWithHiddenHeaders>;
  if (headers && hidden) Object.assign(headers, hidden);
}
