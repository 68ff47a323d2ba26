import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorFault } from '../faults/fault.js';
import { drip } from '../faults/slow.js';
import type { PlatformAnswer } from '../platform.answer.js';

/** One request on its way through the platform. */
export interface Exchange {
  readonly outgoing: ServerResponse;
  /** Carries the request out; not called when a fault strikes before that. */
  readonly carryOut: () => PlatformAnswer;
  /** Aborts when the platform stops. */
  readonly signal: AbortSignal;
}

/**
 * Carries a request out and its answer back, under a fault or none.
 *
 * @throws AbortError when the platform stops meanwhile
 */
export async function carry(
  fault: EmulatorFault | undefined,
  { outgoing, carryOut, signal }: Exchange,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(outgoing, carryOut());
    case 'latency':
      await sleep(fault.ms, undefined, { signal });
      return send(outgoing, carryOut());
    case 'reset':
      return void outgoing.socket?.resetAndDestroy();
    case 'status':
      return send(outgoing, { status: fault.code, body: fault.body });
    case 'half': {
      const bytes = head(outgoing, carryOut());
      return void outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
    }
    case 'drip':
      return drip(outgoing, head(outgoing, carryOut()), fault.msPerByte, signal);
    case 'hang':
      return;
    case 'lost':
      carryOut();
      outgoing.destroy();
  }
}

function send(outgoing: ServerResponse, answer: PlatformAnswer): void {
  outgoing.end(head(outgoing, answer));
}

/** Sets the head of an answer, and returns its body. */
function head(outgoing: ServerResponse, { status, body, headers }: PlatformAnswer): Buffer {
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
