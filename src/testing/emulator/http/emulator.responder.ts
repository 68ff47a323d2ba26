import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorFault } from '../faults/emulator.fault.js';
import { writeThrottled } from '../faults/throttled.write.js';
import type { EmulatorResponse } from '../emulator.response.js';

/** A request, its response and its fault. */
export interface Exchange {
  readonly outgoing: ServerResponse;
  /** Handles the request; not called when a fault prevents that. */
  readonly handle: () => EmulatorResponse;
  /** Aborts when the emulator stops. */
  readonly signal: AbortSignal;
}

/**
 * Handles a request and sends the response, optionally with a fault.
 *
 * @throws AbortError when the emulator stops meanwhile
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

/** Sets the status and headers. @returns the body */
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
