import type { BodyReadLimits } from '../../payload/body.reader.js';
import {
  PayloadException,
  PayloadTimeoutException,
  PayloadTooLargeException,
} from '../../payload/payload.exception.js';
import { withTimeout } from '../../resilience/deadlines/with.timeout.js';

/**
 * Collects the bytes of a body. Bytes beyond the limit are not kept.
 *
 * @throws PayloadTooLargeException over `bodyLimit`
 * @throws PayloadTimeoutException when the body is incomplete after `bodyTimeoutMs`
 * @throws PayloadException when the sender breaks it off, or when it was read before
 */
export async function readFetchBody(
  { body, bodyUsed }: Pick<Request, 'body' | 'bodyUsed'>,
  { bodyLimit, bodyTimeoutMs }: BodyReadLimits,
): Promise<Buffer> {
  if (!body) return Buffer.of();
  if (bodyUsed)
    throw new PayloadException('the body was read before, so no signature can be verified');
  const reader = body.getReader();
  try {
    return await withTimeout(
      bodyTimeoutMs,
      () => collect(reader, bodyLimit),
      () => Promise.reject(new PayloadTimeoutException(bodyTimeoutMs)),
    );
  } catch (error) {
    // Not awaited: a sender that hangs may never end the stream.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new PayloadException('the body broke off');
    });
    if (done) return Buffer.concat(chunks, size);
    size += value.length;
    if (size > limit) throw new PayloadTooLargeException(limit);
    chunks.push(value);
  }
}
