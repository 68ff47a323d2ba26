import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorFault } from '../faults/emulator.fault.js';
import { writeThrottled } from '../faults/throttled.write.js';
import type { BotResponse } from './bot.response.js';

/** A call to the bot. */
export interface BotRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** Milliseconds within which the response must be complete. */
  readonly timeoutMs: number;
  readonly fault: EmulatorFault | undefined;
  /** Aborts when the platform stops. */
  readonly signal: AbortSignal;
}

/** Posts a call and reads the response, optionally with a fault. Never rejects. */
export async function callBot(botRequest: BotRequest): Promise<BotResponse> {
  const { timeoutMs, fault, signal } = botRequest;
  let timeoutSignal: AbortSignal | undefined;
  try {
    if (fault?.kind === 'latency') await sleep(fault.ms, undefined, { signal });
    timeoutSignal = AbortSignal.timeout(timeoutMs);
    return await sendRequest(botRequest, AbortSignal.any([timeoutSignal, signal]));
  } catch (error) {
    return timeoutSignal?.aborted
      ? { kind: 'timeout' }
      : { kind: 'unreachable', cause: describeCause(error) };
  }
}

async function sendRequest(botRequest: BotRequest, signal: AbortSignal): Promise<BotResponse> {
  const { url, headers, bytes, fault } = botRequest;
  const post = url.protocol === 'https:' ? overHttps : overHttp;
  const length = { 'Content-Length': String(bytes.length) };
  // A new connection for each call, so that a fault affects no other call.
  const options = { method: 'POST', headers: { ...headers, ...length }, agent: false, signal };
  const outgoing = post(url, options);
  // After the response has begun, its stream reports errors; without a listener they would end the process.
  outgoing.on('error', () => undefined);
  sendBody(outgoing, bytes, fault, signal).catch((error: Error) => outgoing.destroy(error));
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  if (fault?.kind === 'dropResponse') {
    outgoing.destroy();
    return { kind: 'unreachable', cause: 'the response was lost' };
  }
  return { kind: 'answered', status: incoming.statusCode ?? 0, text: await text(incoming) };
}

/** Sends the body, or a part of it with a fault. */
async function sendBody(
  outgoing: ClientRequest,
  bytes: Buffer,
  fault: EmulatorFault | undefined,
  signal: AbortSignal,
): Promise<void> {
  switch (fault?.kind) {
    case 'reset':
      outgoing.once('socket', (socket) => socket.once('connect', () => outgoing.destroy()));
      return;
    case 'truncate':
      outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
      return;
    case 'throttle':
      return writeThrottled(outgoing, bytes, fault.msPerByte, signal);
    case 'hang':
      return outgoing.flushHeaders();
    default:
      outgoing.end(bytes);
  }
}

/** Describes an error without its URL, which can contain a secret. */
function describeCause(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' && code !== '' ? code : 'the call failed';
}
