import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import {
  PayloadException,
  PayloadTimeoutException,
  PayloadTooLargeException,
} from './payload.exception.js';

export interface BodyReadLimits {
  /** Bytes. */
  readonly bodyLimit: number;
  /** Milliseconds until the last byte must have arrived. */
  readonly bodyTimeoutMs: number;
}

/**
 * Collects the bytes of a body. Bytes beyond the limit are not kept.
 *
 * @throws PayloadTooLargeException over `bodyLimit`
 * @throws PayloadTimeoutException when the body is incomplete after `bodyTimeoutMs`
 * @throws PayloadException when the sender breaks it off
 */
export function readBody(
  stream: IncomingMessage,
  { bodyLimit, bodyTimeoutMs }: BodyReadLimits,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isSettled = false;
    let timer: NodeJS.Timeout | undefined;
    const fail = (error: Error): void => {
      isSettled = true;
      clearTimeout(timer);
      stream.off('data', onData);
      chunks.length = 0;
      reject(error);
    };
    const onAbort = (): void => {
      if (!isSettled) fail(new PayloadException('the body broke off'));
    };
    const onEnd = (): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      const [first] = chunks;
      resolve(chunks.length === 1 && first ? first : Buffer.concat(chunks, size));
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > bodyLimit) fail(new PayloadTooLargeException(bodyLimit));
      else chunks.push(chunk);
    };
    const length = Number(stream.headers['content-length']);
    if (length > bodyLimit) {
      fail(new PayloadTooLargeException(bodyLimit));
    } else if (stream.destroyed) onAbort();
    else {
      stream.on('data', onData).on('end', onEnd).on('close', onAbort);
      // The parser passes on what arrived with the head before microtasks run: most bodies need no timer.
      queueMicrotask(() => {
        if (isSettled || size === length) return;
        timer = setTimeout(() => fail(new PayloadTimeoutException(bodyTimeoutMs)), bodyTimeoutMs);
      });
    }
  });
}

/**
 * The length of a body by the headers of its request: 0 when they announce none, and undefined when its
 * end is unknown, as in chunks or in the frames of HTTP/2.
 */
export function announcedLength(
  { httpVersionMajor }: Pick<IncomingMessage, 'httpVersionMajor'>,
  headers: IncomingHttpHeaders,
): number | undefined {
  const length = headers['content-length'];
  if (length !== undefined) return Number(length);
  return httpVersionMajor > 1 || headers['transfer-encoding'] !== undefined ? undefined : 0;
}

/** Whether a parser of the host passed the body on unread, as parsers of Fastify may. */
export function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}
