import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { ArgumentsHost } from '@nestjs/common';

type AnyRequest = IncomingMessage | { readonly raw: IncomingMessage };
type AnyResponse = ServerResponse | { readonly raw: ServerResponse };

/** How long a sender may go on, behind the answer, with a body that nobody reads. */
const LINGER_MS = 5_000;

/**
 * Lets the answer to a request whose body was not read to its end be the last on its connection.
 * The server closes its side behind the answer and drops what still comes, for a while: closed at
 * once, the connection would be reset, and a sender that still writes would lose the answer.
 */
export function closeAfterResponse(request: IncomingMessage, response: ServerResponse): void {
  if (isBodyRead(request) || request.httpVersionMajor > 1 || response.headersSent) return;
  response.setHeader('Connection', 'close');
  const { socket } = request;
  // Node calls it once the last answer of a connection is written.
  socket.destroySoon = () => lingerBeforeClose(socket);
}

/** The same for whatever Nest runs on, to be called before the answer is sent. */
export function closeUnlessBodyRead(host: ArgumentsHost): void {
  const response = host.switchToHttp().getResponse<AnyResponse>();
  closeAfterResponse(getIncomingMessage(host), 'raw' in response ? response.raw : response);
}

/** Cuts the connection when a body still comes for a while behind its answer, whatever answered. */
export function cutUnread(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (!request.complete) cutLater(request.socket, () => request.complete);
  });
}

/** The request of Node: beneath that of Fastify, and Express's own. */
export function getIncomingMessage(host: ArgumentsHost): IncomingMessage {
  const request = host.switchToHttp().getRequest<AnyRequest>();
  return 'raw' in request ? request.raw : request;
}

/** A short body comes with its headers, and Node tells a moment later that it is there. */
export async function waitForShortBody(request: IncomingMessage): Promise<void> {
  if (!isBodyRead(request)) await setImmediate();
}

/** Whether nothing is left to come. A request that an injecting test made up does not say. */
function isBodyRead({ complete, headers }: Partial<IncomingMessage>): boolean {
  const length = headers?.['content-length'];
  const hasBody = headers?.['transfer-encoding'] !== undefined || Number(length) > 0;
  return complete !== false || !hasBody;
}

function lingerBeforeClose(socket: Socket): void {
  // Nothing that follows on this connection is taken for a request any more.
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
