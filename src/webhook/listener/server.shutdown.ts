import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';

const IDLE_CHECK_INTERVAL_MS = 100;
/** Time for the last responses to leave. */
const RESPONSE_MARGIN_MS = 500;

/**
 * Closes the connections of a closing application. Node closes those that are idle at that moment. Those in use
 * would stay open after their response until `keepAliveTimeoutMs`, so that `app.close()` takes over a minute.
 */
@Injectable()
export class ServerShutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #logger = new Logger('Haptik');
  #interval: NodeJS.Timeout | undefined;
  #timeout: NodeJS.Timeout | undefined;
  readonly #lastResponses = new WeakMap<Socket, ServerResponse>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter?.getHttpServer?.() as Server | undefined;
    // HTTP/2 has other connections.
    if (typeof server?.closeIdleConnections !== 'function') return;
    const { shutdownTimeoutMs } = this.options;
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      this.makeLast(request.socket, response),
    );
    // Both keep the process alive until the server has closed: a connection that lingers after a rejection
    // does not, so the process would exit too early.
    this.#interval = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_INTERVAL_MS);
    if (shutdownTimeoutMs === undefined) return;
    this.#timeout = setTimeout(() => {
      this.#logger.warn(
        `Connections are still open ${shutdownTimeoutMs} ms after the shutdown began (shutdownTimeoutMs), and are closed.`,
      );
      server.closeAllConnections();
    }, shutdownTimeoutMs + RESPONSE_MARGIN_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#interval);
    clearTimeout(this.#timeout);
  }

  /** Announces that the connection has no further response, unless a pipelined request follows. */
  private makeLast(socket: Socket, response: ServerResponse): void {
    const previous = this.#lastResponses.get(socket);
    if (previous && !previous.headersSent) previous.removeHeader('Connection');
    this.#lastResponses.set(socket, response);
    response.setHeader('Connection', 'close');
  }
}
