import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';
import { cutUnread } from '../../reply/lingering.close.js';
import type { HttpConfig } from '../config/service.config.js';
import { waitForFirstBytes } from './silent.connections.js';

/** How often Node looks for requests that are late, at most. */
const MAX_CHECK_INTERVAL_MS = 5_000;
/** A crowd is told once in this time. */
const WARNING_INTERVAL_MS = 60_000;

/**
 * A whole request with the largest file at the least pace that an import may have, see
 * upload.pieces.ts. All other bodies have limits of their own where they are read.
 */
const MAX_UPLOAD_DURATION_MS = 3 * 3_600_000;

/** Limits what strangers can hold: heads and bodies that do not come, and connections. */
export function applyServerLimits(
  server: Server,
  { requestTimeoutMs, maxConnections }: HttpConfig,
): void {
  const logger = new Logger('Service');
  // From the first byte of a head on: connections without one are idle.
  server.headersTimeout = requestTimeoutMs;
  waitForFirstBytes(server);
  // Node takes the lower of the two for the head and the higher for the whole request.
  server.requestTimeout = MAX_UPLOAD_DURATION_MS;
  // An option of createServer, which neither platform hands on; read when the server listens.
  Object.assign(server, {
    connectionsCheckingInterval: Math.min(MAX_CHECK_INTERVAL_MS, Math.ceil(requestTimeoutMs / 2)),
  });
  server.maxConnections = maxConnections;
  server.on('request', cutUnread);
  let lastWarningAt = -Infinity;
  server.on('drop', () => {
    if (performance.now() - lastWarningAt < WARNING_INTERVAL_MS) return;
    lastWarningAt = performance.now();
    logger.warn(
      `Refused a connection: ${maxConnections} are open. If they are callers and no strangers, raise ` +
        'http.maxConnections (HAPTIK_MAX_CONNECTIONS), or run more replicas.',
    );
  });
}
