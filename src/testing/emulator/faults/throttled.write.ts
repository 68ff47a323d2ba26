import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Writes bytes one at a time.
 *
 * @throws AbortError when the signal aborts
 */
export async function writeThrottled(
  stream: Writable,
  bytes: Uint8Array,
  msPerByte: number,
  signal: AbortSignal,
): Promise<void> {
  for (const byte of bytes) {
    await sleep(msPerByte, undefined, { signal });
    if (stream.destroyed) return;
    stream.write(Buffer.of(byte));
  }
  stream.end();
}
