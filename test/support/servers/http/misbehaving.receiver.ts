import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { verify } from 'nestjs-haptik';

/** A request to the receiver, after its body was read. */
export interface ReceivedRequest {
  readonly method: string;
  readonly bytes: Buffer;
  readonly incoming: IncomingMessage;
  /** Whether the signature is right for the received bytes. */
  readonly isSigned: boolean;
}

/** Answers a request instead of the usual response; false leaves it to the receiver. */
export type Misbehavior = (request: ReceivedRequest, response: ServerResponse) => boolean;

const REPLY = { status: true, response: ['Hello'] };

/** A correct receiver on node:http, without any library, that can misbehave in one way. */
export class MisbehavingReceiver implements AsyncDisposable {
  readonly requests: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #isTls: boolean;

  constructor(
    private readonly secret: string,
    private readonly misbehave: Misbehavior = () => false,
    tls?: ServerOptions,
  ) {
    const listener = (incoming: IncomingMessage, response: ServerResponse): void =>
      void this.answer(incoming, response);
    this.#isTls = tls !== undefined;
    this.#server = tls ? createTlsServer(tls, listener) : createServer(listener);
  }

  /** Starts on a free port. @returns the URL */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#isTls ? 'https://localhost' : 'http://127.0.0.1'}:${port}/haptik`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    (this.#server as ReturnType<typeof createServer>).closeAllConnections();
    await closed;
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(incoming);
    const { method = '' } = incoming;
    const isSigned = verify(bytes, incoming.headers['x-hub-signature'], this.secret);
    const request = { method, bytes, incoming, isSigned };
    this.requests.push(request);
    if (this.misbehave(request, response)) return;
    if (method !== 'POST') sendText(response, 200, 'ready');
    else if (!isSigned) sendJson(response, 401, {});
    else if (!bytes.includes('"node"')) sendJson(response, 400, {});
    else sendJson(response, 200, REPLY);
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
  return true;
}

export function sendText(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): true {
  response.writeHead(status, headers);
  response.end(body);
  return true;
}
