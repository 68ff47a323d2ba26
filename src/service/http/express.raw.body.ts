import type { IncomingMessage, ServerResponse } from 'node:http';
import { PayloadTooLargeException } from '@nestjs/common';

type RawBodyRequest = IncomingMessage & { rawBody?: Buffer };
type Middleware = (
  request: RawBodyRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Collects the bytes of what is sent and nothing more. Leaner than a body parser, which would decode
 * and parse what is decoded and parsed again once its signature holds.
 */
export function expressRawBody(limit: number, ...methods: string[]): Middleware {
  return (request, response, next) => {
    if (!methods.includes(request.method ?? '')) return next();
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = (): void => {
      request.removeAllListeners('data').removeAllListeners('end').resume();
      response.setHeader('Connection', 'close');
      next(new PayloadTooLargeException(`the body is over ${limit} bytes`));
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) return refuse();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) return refuse();
      chunks.push(chunk);
    });
    request.on('end', () => {
      request.rawBody = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
      next();
    });
  };
}
