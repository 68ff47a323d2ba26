import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorFault } from '../faults/fault.js';
import { drip } from '../faults/slow.js';
import type { BotAnswer } from './bot.answer.js';

/** A call on its way to the bot. */
export interface BotDelivery {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** Milliseconds in which the answer must be whole. */
  readonly timeoutMs: number;
  readonly fault: EmulatorFault | undefined;
  /** Aborts when the platform stops. */
  readonly signal: AbortSignal;
}

/** Posts a call and reads what the bot answers, under a fault or none. Never rejects. */
export async function callBot(delivery: BotDelivery): Promise<BotAnswer> {
  const { timeoutMs, fault, signal } = delivery;
  let late: AbortSignal | undefined;
  try {
    if (fault?.kind === 'latency') await sleep(fault.ms, undefined, { signal });
    late = AbortSignal.timeout(timeoutMs);
    return await exchange(delivery, AbortSignal.any([late, signal]));
  } catch (error) {
    return late?.aborted ? { kind: 'late' } : { kind: 'unreachable', cause: causeOf(error) };
  }
}

async function exchange(delivery: BotDelivery, signal: AbortSignal): Promise<BotAnswer> {
  const { url, headers, bytes, fault } = delivery;
  const post = url.protocol === 'https:' ? overHttps : overHttp;
  const length = { 'Content-Length': String(bytes.length) };
  // A connection of its own for each call, so that a fault strikes no other.
  const options = { method: 'POST', headers: { ...headers, ...length }, agent: false, signal };
  const outgoing = post(url, options);
  // What fails once the answer has begun is told by the answer, and must not end this process.
  outgoing.on('error', () => undefined);
  transmit(outgoing, bytes, fault, signal).catch((error: Error) => outgoing.destroy(error));
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  if (fault?.kind === 'lost') {
    outgoing.destroy();
    return { kind: 'unreachable', cause: 'the answer was lost' };
  }
  return { kind: 'answered', status: incoming.statusCode ?? 0, text: await text(incoming) };
}

/** Sends the body, as far as the fault lets it come. */
async function transmit(
  outgoing: ClientRequest,
  bytes: Buffer,
  fault: EmulatorFault | undefined,
  signal: AbortSignal,
): Promise<void> {
  switch (fault?.kind) {
    case 'reset':
      outgoing.once('socket', (socket) => socket.once('connect', () => outgoing.destroy()));
      return;
    case 'half':
      outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
      return;
    case 'drip':
      return drip(outgoing, bytes, fault.msPerByte, signal);
    case 'hang':
      return outgoing.flushHeaders();
    default:
      outgoing.end(bytes);
  }
}

/** Says what happened without where, as the secret may stand in a URL. */
function causeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' && code !== '' ? code : 'the call failed';
}
