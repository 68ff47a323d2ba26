import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** Timers are not exact below it, so that faster writes send several bytes at once. */
const MIN_PAUSE_MS = 5;

/**
 * Writes bytes one at a time, or several to keep the pace.
 *
 * @throws AbortError when the signal aborts
 */
export async function writeThrottled(
  stream: Writable,
  bytes: Uint8Array,
  msPerByte: number,
  signal: AbortSignal,
): Promise<void> {
  const size = Math.max(1, Math.ceil(MIN_PAUSE_MS / msPerByte));
  for (let start = 0; start < bytes.length; start += size) {
    const chunk = bytes.subarray(start, start + size);
    await sleep(msPerByte * chunk.length, undefined, { signal });
    if (stream.destroyed) return;
    stream.write(chunk);
  }
  stream.end();
}
