import type { Readable } from 'node:stream';
import { ConsoleException } from '../../console.exception.js';

/** How slow an upload may be. */
export interface MinimumUploadRate {
  /** How long it may take to begin, and to make up for a pause. */
  readonly graceMs: number;
  readonly bytesPerSecond: number;
}

/** A tenth of what a weak mobile connection sends. */
const DEFAULT_UPLOAD_RATE: MinimumUploadRate = { graceMs: 15_000, bytesPerSecond: 8_192 };

/**
 * The pieces of a body as they come.
 *
 * @throws ConsoleException when it breaks off, or comes too slowly to be worth the wait
 */
export async function* readChunks(
  stream: Readable,
  { graceMs, bytesPerSecond }: MinimumUploadRate = DEFAULT_UPLOAD_RATE,
): AsyncGenerator<Buffer> {
  // The stream is left open when the reading ends early, since the answer leaves by the same connection.
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  const start = performance.now();
  let size = 0;
  for (;;) {
    const rest = start + graceMs + (size / bytesPerSecond) * 1_000 - performance.now();
    const chunk = await withUploadTimeout(chunks.next(), rest);
    if (chunk.done) return;
    size += chunk.value.length;
    yield chunk.value;
  }
}

async function withUploadTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(uploadTooSlow()), Math.max(0, ms));
  });
  try {
    return await Promise.race([promise, timeout]);
  } catch (error) {
    if (error instanceof ConsoleException) throw error;
    // Nobody hears it, and it is no fault of the console that somebody closed a page.
    throw new ConsoleException('invalid', 'The file broke off on its way. Send it again.');
  } finally {
    clearTimeout(timer);
  }
}

function uploadTooSlow(): ConsoleException {
  return new ConsoleException(
    'too-slow',
    'The file stopped on its way, and was not waited for any longer. Send it again, over a better ' +
      'connection or in parts.',
    {},
    { Connection: 'close' },
  );
}
