import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { ArgumentsHost } from '@nestjs/common';

type AnyRequest = IncomingMessage | { readonly raw: IncomingMessage };
type AnyResponse = ServerResponse | { readonly raw: ServerResponse };

/** How long a client may continue to send an unread body after the response. */
const LINGER_MS = 5_000;

/**
 * Closes the connection after the response if the body of the request was not read completely. The
 * server half-closes the connection after the response and discards incoming data for a while: an
 * immediate close resets the connection, and a client that is still writing loses the response.
 */
export function closeAfterResponse(request: IncomingMessage, response: ServerResponse): void {
  if (isBodyRead(request) || request.httpVersionMajor > 1 || response.headersSent) return;
  response.setHeader('Connection', 'close');
  const { socket } = request;
  // Node calls it after it has written the last response of a connection.
  socket.destroySoon = () => lingerBeforeClose(socket);
}

/** The same for Express and Fastify. Call it before the response is sent. */
export function closeUnlessBodyRead(host: ArgumentsHost): void {
  const response = host.switchToHttp().getResponse<AnyResponse>();
  closeAfterResponse(getIncomingMessage(host), 'raw' in response ? response.raw : response);
}

/** Destroys the connection if the body is still incomplete some time after the response. */
export function destroyIfBodyIncomplete(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (!request.complete) cutLater(request.socket, () => request.complete);
  });
}

/** The request of Node: `raw` of a Fastify request, and the Express request itself. */
export function getIncomingMessage(host: ArgumentsHost): IncomingMessage {
  const request = host.switchToHttp().getRequest<AnyRequest>();
  return 'raw' in request ? request.raw : request;
}

/** Waits for a short body that arrives with its headers: Node completes it on the next turn. */
export async function waitForShortBody(request: IncomingMessage): Promise<void> {
  if (!isBodyRead(request)) await setImmediate();
}

/** Whether the body is complete. Injected requests of tests have no `complete`. */
function isBodyRead({ complete, headers }: Partial<IncomingMessage>): boolean {
  const length = headers?.['content-length'];
  const hasBody = headers?.['transfer-encoding'] !== undefined || Number(length) > 0;
  return complete !== false || !hasBody;
}

function lingerBeforeClose(socket: Socket): void {
  // Later data on this connection must not be parsed as a request.
  socket.removeAllListeners('data').on('data', () => {});
  socket.removeAllListeners('timeout').setTimeout(0);
  socket.end();
  socket.resume();
  cutLater(socket);
  socket.once('end', () => socket.destroy());
}

function cutLater(socket: Socket, isOver = () => false): void {
  setTimeout(() => isOver() || socket.destroy(), LINGER_MS).unref();
}
