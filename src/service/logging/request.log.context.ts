import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { PinoLogger } from 'nestjs-pino';
import type { ServiceLoggerOptions } from './service.logger.options.js';

const REQUEST_ID_HEADER = 'x-request-id';
/** What proxies and tracers make: UUIDs, numbers, and parts joined by punctuation. */
const REQUEST_ID = /^[\w.:/+=@-]{1,128}$/;

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Gives every line that is logged during a request the request's id. It wraps the listener of the server, since
 * calls do not pass the middleware of Nest. Call it after `useHaptikListener`.
 */
export function useRequestLogContext(server: Server, options: ServiceLoggerOptions): void {
  const logger = new PinoLogger(options);
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    const bindings = { requestId: resolveRequestId(request) };
    logger.runInContext(
      () => listeners.forEach((listener) => listener.call(server, request, response)),
      { bindings },
    );
  });
}

/** The id that a proxy gave, if it is harmless, else a new one, which then is the header of the request. */
function resolveRequestId({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID_HEADER];
  if (typeof given === 'string' && REQUEST_ID.test(given)) return given;
  return (headers[REQUEST_ID_HEADER] = randomUUID());
}
