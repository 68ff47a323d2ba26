import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const IDLE_CHECK_INTERVAL_MS = 100;

/**
 * Stops in two steps, so that no call is lost: first readiness says so while calls are answered as
 * ever, each as the last of its connection; then, once balancers have seen it, the server closes.
 */
@Injectable()
export class GracefulShutdown
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  #isShuttingDown = false;
  #timer: NodeJS.Timeout | undefined;
  /** The last answer that each connection waits for. */
  readonly #pendingResponses = new Map<Socket, ServerResponse>();

  constructor(private readonly host: HttpAdapterHost) {}

  get isShuttingDown(): boolean {
    return this.#isShuttingDown;
  }

  onApplicationBootstrap(): void {
    this.server.prependListener(
      'request',
      ({ socket }: IncomingMessage, response: ServerResponse) => {
        const previousResponse = this.#pendingResponses.get(socket);
        this.#pendingResponses.set(socket, response);
        if (this.#isShuttingDown) {
          removeConnectionClose(previousResponse);
          setConnectionClose(response);
        }
        response.once('close', () => {
          if (this.#pendingResponses.get(socket) === response)
            this.#pendingResponses.delete(socket);
        });
      },
    );
  }

  /** Resolves once the grace is over, in which balancers send their calls elsewhere. */
  async drain(graceMs: number): Promise<void> {
    const { server } = this;
    this.#isShuttingDown = true;
    this.#pendingResponses.forEach(setConnectionClose);
    if (server.listening) await sleep(graceMs);
  }

  /**
   * Closes kept-alive connections as their calls end. Without it a client that keeps its
   * connection keeps the process, on Fastify for more than a minute.
   */
  beforeApplicationShutdown(): void {
    this.#isShuttingDown = true;
    const { server } = this;
    // It also keeps the process until the server has closed: a connection that lingers behind a refusal
    // does not, and the process would end before its stop has.
    this.#timer = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_INTERVAL_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

/** Makes an answer the last of its connection, unless its head is sent. */
function setConnectionClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

/** A call that waits behind an answer would be lost with the connection. */
function removeConnectionClose(response: ServerResponse | undefined): void {
  if (response && !response.headersSent) response.removeHeader('Connection');
}
