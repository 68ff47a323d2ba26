import { once } from 'node:events';
import {
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as overHttp,
} from 'node:http';
import { request as overHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { sign } from 'nestjs-haptik/internal/cli';
import { type ConnectionTarget, IdleTimeoutError, toConnectionError } from '../connection.error.js';

/** Haptik's limit of a call, in milliseconds. Protocol 2.1. */
export const REPLY_TIMEOUT_MS = 30_000;

export interface WebhookRequest {
  readonly url: URL;
  /** @default POST */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default no body */
  readonly bytes?: Uint8Array;
  /** Milliseconds within which the response must be complete. @default 30 seconds */
  readonly timeoutMs?: number;
  /** Accepts any certificate, to check what else is wrong. @default false */
  readonly isCertificateIgnored?: boolean;
  /** Connections to reuse. @default a new connection */
  readonly agent?: Agent;
  /** Ends the request, for example when the user cancels it. */
  readonly signal?: AbortSignal;
}

/** The response as received: not decompressed, and no redirect followed. */
export interface WebhookResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Milliseconds from the beginning of the request to the end of the response. */
  readonly durationMs: number;
  /** Whether the request used a connection of an earlier one. */
  readonly isConnectionReused: boolean;
}

/** The headers of a call as Haptik sends them, signed when a secret is given. Protocol 1.1, 1.3. */
export function createCallHeaders(
  bytes: Uint8Array,
  secret: string | undefined,
): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    ...(secret !== undefined && { 'X-Hub-Signature': sign(bytes, secret) }),
  };
}

/**
 * Sends a request to a webhook on a new connection, without proxy, redirects and decompression.
 *
 * @throws CommandError when there is no complete response in time; contains neither headers nor body
 */
export async function sendToWebhook(request: WebhookRequest): Promise<WebhookResponse> {
  const { timeoutMs = REPLY_TIMEOUT_MS, signal } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  const state = { hasResponseHead: false };
  try {
    return await exchange(request, signal ? AbortSignal.any([timeout, signal]) : timeout, state);
  } catch (error) {
    const cause = timeout.aborted ? new IdleTimeoutError(timeoutMs / 1000) : error;
    throw toConnectionError(cause, webhookTarget(request.url), state.hasResponseHead);
  }
}

async function exchange(
  request: WebhookRequest,
  signal: AbortSignal,
  state: { hasResponseHead: boolean },
): Promise<WebhookResponse> {
  const { url, method = 'POST', headers = {}, bytes, agent = false } = request;
  const startedAt = performance.now();
  const start = url.protocol === 'https:' ? overHttps : overHttp;
  const length = bytes && { 'Content-Length': String(bytes.length) };
  const outgoing = start(url, {
    method,
    headers: { ...headers, ...length },
    agent,
    signal,
    rejectUnauthorized: !request.isCertificateIgnored,
  });
  // After the response has begun, its stream reports errors; without a listener they would end the process.
  outgoing.on('error', () => undefined);
  outgoing.end(bytes);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  state.hasResponseHead = true;
  const body = await buffer(incoming);
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    bytes: body,
    durationMs: performance.now() - startedAt,
    isConnectionReused: outgoing.reusedSocket,
  };
}

/** Describes the webhook for messages about its connection. */
function webhookTarget(url: URL): ConnectionTarget {
  return {
    url,
    kind: 'webhook',
    urlSource: '--url or HAPTIK_WEBHOOK_URL',
    timeoutHint: `Haptik waits ${REPLY_TIMEOUT_MS / 1000} s for the whole response.`,
    interruptedHint: 'Look at the log of the application.',
  };
}
