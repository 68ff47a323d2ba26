import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import {
  PayloadException,
  PayloadTimeoutException,
  PayloadTooLargeException,
} from './payload.exception.js';

export interface BodyReadLimits {
  /** Bytes. */
  readonly bodyLimit: number;
  /** Milliseconds from here to the last byte. */
  readonly bodyTimeoutMs: number;
}

/**
 * Reads the bytes of a body. Bytes over a limit are discarded.
 *
 * @throws PayloadTooLargeException over `bodyLimit`
 * @throws PayloadTimeoutException when the body does not arrive within `bodyTimeoutMs`
 * @throws PayloadException when the sender breaks it off
 */
export function readBody(
  stream: IncomingMessage,
  { bodyLimit, bodyTimeoutMs }: BodyReadLimits,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const cleanUp = (): void => {
      clearTimeout(timer);
      stream.off('data', onData).off('end', onEnd).off('error', onAbort).off('close', onAbort);
      chunks.length = 0;
    };
    const fail = (error: Error): void => {
      cleanUp();
      reject(error);
    };
    const onAbort = (): void => fail(new PayloadException('the body broke off'));
    const onEnd = (): void => {
      const [first] = chunks;
      const bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks, size);
      cleanUp();
      resolve(bytes);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > bodyLimit) fail(new PayloadTooLargeException(bodyLimit));
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => fail(new PayloadTimeoutException(bodyTimeoutMs)), bodyTimeoutMs);
    if (Number(stream.headers['content-length']) > bodyLimit) {
      fail(new PayloadTooLargeException(bodyLimit));
    } else if (stream.destroyed) onAbort();
    else stream.on('data', onData).on('end', onEnd).on('error', onAbort).on('close', onAbort);
  });
}

/** Whether a parser of the host passed an unread body on, as parsers of Fastify may. */
export function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}
