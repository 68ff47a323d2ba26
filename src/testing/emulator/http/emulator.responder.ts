import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorFault } from '../faults/emulator.fault.js';
import { writeThrottled } from '../faults/throttled.write.js';
import type { EmulatorResponse } from '../emulator.response.js';

/** One request on its way through the platform. */
export interface Exchange {
  readonly outgoing: ServerResponse;
  /** Carries the request out; not called when a fault strikes before that. */
  readonly handle: () => EmulatorResponse;
  /** Aborts when the platform stops. */
  readonly signal: AbortSignal;
}

/**
 * Carries a request out and its answer back, under a fault or none.
 *
 * @throws AbortError when the platform stops meanwhile
 */
export async function respond(
  fault: EmulatorFault | undefined,
  { outgoing, handle, signal }: Exchange,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return sendResponse(outgoing, handle());
    case 'latency':
      await sleep(fault.ms, undefined, { signal });
      return sendResponse(outgoing, handle());
    case 'reset':
      return void outgoing.socket?.resetAndDestroy();
    case 'status':
      return sendResponse(outgoing, { status: fault.code, body: fault.body });
    case 'truncate': {
      const bytes = sendHead(outgoing, handle());
      return void outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
    }
    case 'throttle':
      return writeThrottled(outgoing, sendHead(outgoing, handle()), fault.msPerByte, signal);
    case 'hang':
      return;
    case 'dropResponse':
      handle();
      outgoing.destroy();
  }
}

function sendResponse(outgoing: ServerResponse, response: EmulatorResponse): void {
  outgoing.end(sendHead(outgoing, response));
}

/** Sets the head of an answer, and returns its body. */
function sendHead(outgoing: ServerResponse, { status, body, headers }: EmulatorResponse): Buffer {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
  const bytes = Buffer.from(text);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  outgoing.writeHead(status, {
    'Content-Type': type,
    'Content-Length': bytes.length,
    ...headers,
  });
  return bytes;
}
