import type { Readable } from 'node:stream';
import { withTimeout } from 'nestjs-haptik/internal';
import { ConsoleException } from '../../common/console.exception.js';

/** Minimum rate of an upload. */
export interface MinimumUploadRate {
  /** Time to start, and to make up for a pause. */
  readonly graceMs: number;
  readonly bytesPerSecond: number;
}

/** A tenth of the rate of a slow mobile connection. */
const DEFAULT_UPLOAD_RATE: MinimumUploadRate = { graceMs: 15_000, bytesPerSecond: 8_192 };

/**
 * Yields the chunks of a body.
 *
 * @throws ConsoleException if the connection breaks, or the upload is too slow
 */
export async function* readChunks(
  stream: Readable,
  { graceMs, bytesPerSecond }: MinimumUploadRate = DEFAULT_UPLOAD_RATE,
): AsyncGenerator<Buffer> {
  // The stream stays open if reading ends early, because the response uses the same connection.
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  const start = performance.now();
  let size = 0;
  for (;;) {
    const rest = start + graceMs + (size / bytesPerSecond) * 1_000 - performance.now();
    const chunk = await withUploadTimeout(rest, () => chunks.next());
    if (chunk.done) return;
    size += chunk.value.length;
    yield chunk.value;
  }
}

async function withUploadTimeout<T>(ms: number, next: () => Promise<T>): Promise<T> {
  try {
    return await withTimeout(Math.max(0, ms), next, () => Promise.reject(uploadTooSlow()));
  } catch (error) {
    if (error instanceof ConsoleException) throw error;
    // The client has disconnected; this is not an internal error.
    throw new ConsoleException('invalid', 'The upload broke off. Send the file again.');
  }
}

function uploadTooSlow(): ConsoleException {
  return new ConsoleException(
    'too-slow',
    'The upload was too slow and was cancelled. Send the file again, over a faster ' +
      'connection or in parts.',
    {},
    { Connection: 'close' },
  );
}
