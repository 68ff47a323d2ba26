import { createServer, type Server } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';

/** Longer than the minute of nginx and the load balancers of clouds. */
const KEEP_ALIVE_MS = 72_000;
const MIN_KEEP_ALIVE_MS = 65_000;
/** Added to the keep-alive timeout for the timeout of heads. */
const HEADERS_MARGIN_MS = 1_000;

type Timeouts = Pick<Server, 'keepAliveTimeout' | 'headersTimeout'>;

/**
 * Keeps idle connections open for longer than proxies do. A server that closes first closes while a
 * proxy sends the next call, and Haptik gets a 502: Node, and so Express, closes after five seconds.
 */
@Injectable()
export class ServerTimeouts implements OnApplicationBootstrap {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter?.getHttpServer?.() as Partial<Timeouts> | undefined;
    const { keepAliveTimeoutMs } = this.options;
    // HTTP/2 has no such setting.
    if (supportsTimeouts(server) && keepAliveTimeoutMs !== false)
      this.apply(server, keepAliveTimeoutMs);
  }

  private apply(server: Timeouts, given: number | undefined): void {
    const defaultServer = createServer();
    if (given !== undefined) server.keepAliveTimeout = given;
    else if (server.keepAliveTimeout === defaultServer.keepAliveTimeout) {
      server.keepAliveTimeout = KEEP_ALIVE_MS;
    }
    const { keepAliveTimeout, headersTimeout } = server;
    if (keepAliveTimeout > 0 && keepAliveTimeout < MIN_KEEP_ALIVE_MS) {
      this.#logger.warn(
        `The server closes idle connections after ${keepAliveTimeout / 1_000} s. A proxy that keeps them for ` +
          'longer, as most do for 60 s, then gets calls answered with 502. Set the option ' +
          "keepAliveTimeoutMs of HaptikModule above the proxy's idle time, such as 72_000.",
      );
    }
    // A connection that a proxy opens ahead of its first call waits for a head. A value of the host is
    // kept: it may be low, since Node counts from the first byte of later calls.
    if (headersTimeout === defaultServer.headersTimeout && headersTimeout <= keepAliveTimeout) {
      server.headersTimeout = keepAliveTimeout + HEADERS_MARGIN_MS;
    }
  }
}

function supportsTimeouts(server: Partial<Timeouts> | undefined): server is Timeouts {
  return typeof server?.keepAliveTimeout === 'number' && typeof server.headersTimeout === 'number';
}
