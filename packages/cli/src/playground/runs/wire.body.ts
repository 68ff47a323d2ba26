import { isUtf8 } from 'node:buffer';
import type { WireBody } from '../playground.contract.js';

/** Bytes that the page shows. */
const SHOWN_BYTES = 256 * 1024;

export function toWireBody(bytes: Uint8Array): WireBody {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isTruncated = buffer.length > SHOWN_BYTES;
  if (isUtf8(buffer)) {
    // A character that the limit cuts in two is left out.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      buffer.subarray(0, SHOWN_BYTES),
      { stream: true },
    );
    return { length: buffer.length, text, isTruncated };
  }
  const base64 = buffer.subarray(0, SHOWN_BYTES).toString('base64');
  return { length: buffer.length, base64, isTruncated };
}
