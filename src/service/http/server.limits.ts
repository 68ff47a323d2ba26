import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import { destroyIfBodyIncomplete } from 'nestjs-haptik/internal';
import type { HttpConfig } from '../config/service.config.js';
import { ConnectionLimiter } from './connection.limiter.js';
import { waitForFirstBytes } from './silent.connections.js';

/** Longest interval at which Node checks for late requests. */
const MAX_CHECK_INTERVAL_MS = 5_000;
/**
 * For a client that does not read its responses: without it, a full socket waits without end. Longer than a call takes.
 */
const MAX_SILENCE_MS = 120_000;

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
  // Counts from the first byte of a head: connections without one are idle.
  server.headersTimeout = requestTimeoutMs;
  waitForFirstBytes(server, server instanceof TlsServer ? 'secureConnection' : 'connection');
  // Node takes the lower of the two for the head and the higher for the whole request.
  server.requestTimeout = MAX_UPLOAD_DURATION_MS;
  // An option of createServer, which neither platform passes on; read when the server listens.
  Object.assign(server, {
    connectionsCheckingInterval: Math.min(MAX_CHECK_INTERVAL_MS, Math.ceil(requestTimeoutMs / 2)),
  });
  server.timeout = MAX_SILENCE_MS;
  server.on('request', destroyIfBodyIncomplete);
  new ConnectionLimiter(maxConnections).observe(server);
}
