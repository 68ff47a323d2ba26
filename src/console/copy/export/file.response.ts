import { pipeline, type Readable } from 'node:stream';
import type { ServerResponse } from 'node:http';

interface FastifyStreamReply {
  readonly raw: object;
  header(name: string, value: string): this;
  send(body: Readable | Buffer): void;
}

/**
 * Sends a file as a download on the platform's response. If the source fails, the connection is
 * closed.
 */
export function sendFile(
  response: object,
  content: Readable | Buffer,
  name: string,
  type: string,
): void {
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  };
  if ('raw' in response) {
    const fastify = response as FastifyStreamReply;
    Object.entries(headers).forEach(([header, value]) => fastify.header(header, value));
    return fastify.send(content);
  }
  const plain = response as ServerResponse;
  Object.entries(headers).forEach(([header, value]) => plain.setHeader(header, value));
  if (Buffer.isBuffer(content)) plain.end(content);
  else pipeline(content, plain, () => undefined);
}
