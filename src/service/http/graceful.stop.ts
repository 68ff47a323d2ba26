import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const EVERY_MS = 100;

/**
 * Stops in two steps, so that no call is lost: first readiness says so while calls are answered as
 * ever, each as the last of its connection; then, once balancers have seen it, the server closes.
 */
@Injectable()
export class GracefulStop implements BeforeApplicationShutdown, OnApplicationShutdown {
  #isStopping = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Resolves once the grace is over, in which balancers send their calls elsewhere. */
  async begin(graceMs: number): Promise<void> {
    const { server } = this;
    this.#isStopping = true;
    server.prependListener('request', (_request, response: ServerResponse) => {
      response.setHeader('Connection', 'close');
    });
    if (server.listening) await sleep(graceMs);
  }

  /**
   * Closes kept-alive connections as their calls end. Without it a client that keeps its
   * connection keeps the process, on Fastify for more than a minute.
   */
  beforeApplicationShutdown(): void {
    this.#isStopping = true;
    const { server } = this;
    // It also keeps the process until the server has closed: a connection that lingers behind a refusal
    // does not, and the process would end before its stop has.
    this.#timer = setInterval(() => server.closeIdleConnections(), EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}
