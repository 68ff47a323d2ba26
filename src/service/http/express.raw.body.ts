import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeAfterAnswer } from '../../http/closing.answer.js';
import { readBody, type ReadLimits } from '../../http/unread.body.js';

type RawBodyRequest = IncomingMessage & { rawBody?: Buffer };
type Middleware = (
  request: RawBodyRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Collects the bytes of what is sent and nothing more. Leaner than a body parser, which would decode
 * and parse what is decoded and parsed again once it is known who sent it.
 */
export function expressRawBody(limits: ReadLimits, ...methods: string[]): Middleware {
  return (request, response, next) => {
    if (!methods.includes(request.method ?? '')) return next();
    readBody(request, limits)
      .then((bytes) => void (request.rawBody = bytes))
      .catch(async (error: unknown) => {
        await closeAfterAnswer(request, response);
        throw error;
      })
      .then(() => next(), next);
  };
}
