import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';
import { destroyIfBodyIncomplete } from 'nestjs-haptik/internal';
import type { HttpConfig } from '../config/service.config.js';
import { waitForFirstBytes } from './silent.connections.js';

/** Longest interval at which Node checks for late requests. */
const MAX_CHECK_INTERVAL_MS = 5_000;
/** Refused connections are logged once per interval. */
const WARNING_INTERVAL_MS = 60_000;

/**
 * An import of the largest file at the lowest accepted rate. All other bodies are limited where they are
 * read.
 */
const MAX_UPLOAD_DURATION_MS = 3 * 3_600_000;

/** Limits what unauthenticated clients can occupy: pending heads and bodies, and connections. */
export function applyServerLimits(
  server: Server,
  { requestTimeoutMs, maxConnections }: HttpConfig,
): void {
  const logger = new Logger('Service');
  // Counts from the first byte of a head: connections without one are idle.
  server.headersTimeout = requestTimeoutMs;
  waitForFirstBytes(server);
  // Node takes the lower of the two for the head and the higher for the whole request.
  server.requestTimeout = MAX_UPLOAD_DURATION_MS;
  // An option of createServer, which neither platform passes on; read when the server listens.
  Object.assign(server, {
    connectionsCheckingInterval: Math.min(MAX_CHECK_INTERVAL_MS, Math.ceil(requestTimeoutMs / 2)),
  });
  server.maxConnections = maxConnections;
  server.on('request', destroyIfBodyIncomplete);
  let lastWarningAt = -Infinity;
  server.on('drop', () => {
    if (performance.now() - lastWarningAt < WARNING_INTERVAL_MS) return;
    lastWarningAt = performance.now();
    logger.warn(
      `Connection refused: the limit of ${maxConnections} open connections is reached. If they are legitimate, ` +
        'raise http.maxConnections (HAPTIK_MAX_CONNECTIONS), or run more replicas.',
    );
  });
}
