import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { HaptikSetupError } from '../haptik.error.js';
import {
  PayloadException,
  PayloadTimeoutException,
  PayloadTooLargeException,
} from './payload.exception.js';

const BROKEN_OFF = 'the body broke off';

/** The application read the body before the library and did not keep its bytes. */
export class BodyAlreadyReadError extends HaptikSetupError {
  constructor() {
    super(
      'The body of a call was read before HaptikModule could read it, so no signature can be verified. A ' +
        'middleware or hook of the application, such as another body parser, reads the stream of every ' +
        'request: leave the path of HaptikModule out of it, or let it keep the bytes in request.rawBody. ' +
        "Nest's own parser does so with NestFactory.create(AppModule, { rawBody: true }), one of Express with " +
        'express.json({ verify: (request, _, bytes) => { request.rawBody = bytes; } }).',
    );
  }
}

type BodyError =
  PayloadException | PayloadTooLargeException | PayloadTimeoutException | BodyAlreadyReadError;

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
 * @throws BodyAlreadyReadError when the application read it before and kept no bytes in `rawBody`
 */
export function readBody(stream: IncomingMessage, limits: BodyReadLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => collectBody(stream, limits, resolve, reject));
}

/** The same with callbacks, of which one is called, once. */
export function collectBody(
  stream: IncomingMessage & { readonly rawBody?: Buffer },
  { bodyLimit, bodyTimeoutMs }: BodyReadLimits,
  onBody: (bytes: Buffer) => void,
  onError: (error: BodyError) => void,
): void {
  if (stream.readableDidRead) {
    const { rawBody } = stream;
    return rawBody ? onBody(rawBody) : onError(new BodyAlreadyReadError());
  }
  const length = Number(stream.headers['content-length']);
  if (length > bodyLimit) return onError(new PayloadTooLargeException(bodyLimit));
  if (stream.destroyed) return onError(new PayloadException(BROKEN_OFF));
  const chunks: Buffer[] = [];
  let size = 0;
  let isSettled = false;
  let timer: NodeJS.Timeout | undefined;
  const fail = (error: BodyError): void => {
    isSettled = true;
    clearTimeout(timer);
    stream.off('data', onData);
    chunks.length = 0;
    onError(error);
  };
  const onData = (chunk: Buffer): void => {
    size += chunk.length;
    if (size > bodyLimit) fail(new PayloadTooLargeException(bodyLimit));
    else chunks.push(chunk);
  };
  const onEnd = (): void => {
    if (isSettled) return;
    isSettled = true;
    if (timer !== undefined) clearTimeout(timer);
    const [first] = chunks;
    onBody(chunks.length === 1 && first ? first : Buffer.concat(chunks, size));
  };
  const onClose = (): void => {
    if (!isSettled) fail(new PayloadException(BROKEN_OFF));
  };
  const startTimer = (): void => {
    if (isSettled || size === length) return;
    timer = setTimeout(() => fail(new PayloadTimeoutException(bodyTimeoutMs)), bodyTimeoutMs);
  };
  stream.on('data', onData).on('end', onEnd).on('close', onClose);
  // The parser passes on what arrived with the head before promises settle: most bodies need no timer.
  void Promise.resolve().then(startTimer);
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
