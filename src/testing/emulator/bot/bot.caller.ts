import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorFault } from '../faults/emulator.fault.js';
import { writeThrottled } from '../faults/throttled.write.js';
import type { BotResponse } from './bot.response.js';
import type { EmulatorExchange, EmulatorWireResponse } from './emulator.call.js';

/** Larger responses count as lost, so that a faulty bot cannot exhaust the memory. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

/** A call to the bot. */
export interface BotRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** Milliseconds within which the response must be complete. */
  readonly timeoutMs: number;
  readonly fault: EmulatorFault | undefined;
  /** Aborts when the platform stops. */
  readonly signal: AbortSignal;
}

/** The outcome of a call, and what was received. */
export interface BotCallResult {
  readonly botResponse: BotResponse;
  readonly exchange: EmulatorExchange;
}

/** Times of a call that is running. */
class Stopwatch {
  readonly sentAt = Date.now();
  readonly #startedAt = performance.now();
  firstByteMs: number | undefined;

  get elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  stop(response: EmulatorWireResponse | undefined): EmulatorExchange {
    const { sentAt, firstByteMs, elapsedMs } = this;
    return Object.freeze({ sentAt, firstByteMs, totalMs: elapsedMs, response });
  }
}

/** Posts a call and reads the response, optionally with a fault. Never rejects. */
export async function callBot(botRequest: BotRequest): Promise<BotCallResult> {
  const { timeoutMs, fault, signal } = botRequest;
  const stopwatch = new Stopwatch();
  let timeoutSignal: AbortSignal | undefined;
  try {
    if (fault?.kind === 'latency') await sleep(fault.ms, undefined, { signal });
    timeoutSignal = AbortSignal.timeout(timeoutMs);
    const received = await sendRequest(
      botRequest,
      AbortSignal.any([timeoutSignal, signal]),
      stopwatch,
    );
    const botResponse: BotResponse = received
      ? { kind: 'answered', status: received.status, text: decodeText(received.bytes) }
      : { kind: 'unreachable', cause: 'the response was lost' };
    return { botResponse, exchange: stopwatch.stop(received) };
  } catch (error) {
    const botResponse: BotResponse = timeoutSignal?.aborted
      ? { kind: 'timeout' }
      : { kind: 'unreachable', cause: describeCause(error) };
    return { botResponse, exchange: stopwatch.stop(undefined) };
  }
}

const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** @returns undefined when a fault drops the response */
async function sendRequest(
  botRequest: BotRequest,
  signal: AbortSignal,
  stopwatch: Stopwatch,
): Promise<EmulatorWireResponse | undefined> {
  const { url, headers, bytes, fault } = botRequest;
  const post = url.protocol === 'https:' ? overHttps : overHttp;
  // A new connection for each call, so that a fault affects no other call.
  const options = { method: 'POST', headers, agent: false, signal };
  const outgoing = post(url, options);
  // After the response has begun, its stream reports errors; without a listener they would end the process.
  outgoing.on('error', () => undefined);
  sendBody(outgoing, bytes, fault, signal).catch((error: Error) => outgoing.destroy(error));
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  stopwatch.firstByteMs = stopwatch.elapsedMs;
  if (fault?.kind === 'dropResponse') {
    outgoing.destroy();
    return undefined;
  }
  return Object.freeze({
    status: incoming.statusCode ?? 0,
    headers: toHeaderPairs(incoming.rawHeaders),
    bytes: await readBody(incoming),
  });
}

/** @throws ResponseTooLargeError */
async function readBody(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_RESPONSE_BYTES) throw new ResponseTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

class ResponseTooLargeError extends Error {
  constructor() {
    super('the response is larger than 8 MiB');
  }
}

/** Sends the body, or a part of it with a fault. */
async function sendBody(
  outgoing: ClientRequest,
  bytes: Uint8Array,
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

function toHeaderPairs(raw: readonly string[]): (readonly [string, string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

/** Describes an error without its URL, which can contain a secret. */
function describeCause(error: unknown): string {
  if (error instanceof ResponseTooLargeError) return error.message;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' && code !== '' ? code : 'the call failed';
}
