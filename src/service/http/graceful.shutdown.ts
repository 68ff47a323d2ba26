import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/**
 * Shuts down in two steps, so that no call is lost. First, readiness fails while calls are answered, each
 * response as the last of its connection. Once load balancers have noticed, the server closes.
 */
@Injectable()
export class GracefulShutdown implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #isShuttingDown = false;
  /** The last pending response of each connection. */
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

  /** Resolves after the grace, in which load balancers redirect their calls. */
  async drain(graceMs: number): Promise<void> {
    const { server } = this;
    this.#isShuttingDown = true;
    this.#pendingResponses.forEach(setConnectionClose);
    if (server.listening) await sleep(graceMs);
  }

  /** When the application closes without a grace. */
  beforeApplicationShutdown(): void {
    this.#isShuttingDown = true;
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

/** Makes a response the last of its connection, unless its head is sent. */
function setConnectionClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

/** A pipelined call behind the response would be lost with the connection. */
function removeConnectionClose(response: ServerResponse | undefined): void {
  if (response && !response.headersSent) response.removeHeader('Connection');
}
