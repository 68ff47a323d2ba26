import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';
import type { HttpConfig } from '../config/service.config.js';

/** How often Node looks for requests that are late, at most. */
const LOOK_EVERY_MS = 5_000;
/** A crowd is told once in this time. */
const QUIET_MS = 60_000;

/** Limits what strangers can hold: heads that do not come, and connections. */
export function limitServer(
  server: Server,
  { requestTimeoutMs, maxConnections }: HttpConfig,
): void {
  const logger = new Logger('Service');
  server.requestTimeout = requestTimeoutMs;
  // An option of createServer, which neither platform hands on; read when the server listens.
  Object.assign(server, {
    connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, Math.ceil(requestTimeoutMs / 2)),
  });
  server.maxConnections = maxConnections;
  let toldAt = -Infinity;
  server.on('drop', () => {
    if (performance.now() - toldAt < QUIET_MS) return;
    toldAt = performance.now();
    logger.warn(
      `Refused a connection: ${maxConnections} are open. If they are callers and no strangers, raise ` +
        'http.maxConnections (HAPTIK_MAX_CONNECTIONS), or run more replicas.',
    );
  });
}
