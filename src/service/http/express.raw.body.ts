import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeAfterAnswer } from '../../http/closing.answer.js';
import { readBody, type ReadLimits } from '../../http/unread.body.js';

type RawBodyRequest = IncomingMessage & { rawBody?: Buffer };
type Middleware = (
  request: RawBodyRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * Collects the bytes of what is sent and nothing more. Leaner than a body parser, which would decode
 * and parse what is decoded and parsed again once it is known who sent it.
 */
export function expressRawBody(limits: ReadLimits, ...methods: string[]): Middleware {
  return async (request, response, next) => {
    if (methods.includes(request.method ?? '')) {
      try {
        request.rawBody = await readBody(request, limits);
      } catch (error) {
        closeAfterAnswer(request, response);
        throw error;
      }
    }
    next();
  };
}
