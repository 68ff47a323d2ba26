import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';

/** Closed connections are logged once per interval. */
const WARNING_INTERVAL_MS = 60_000;

/** An open connection. With TLS, `socket` is the one below that of the requests. */
interface Connection {
  readonly socket: Socket;
  /** Number of responses that are not sent yet. */
  pending: number;
}

/**
 * Limits the open connections of a server. At the limit a new connection takes the place of the one that has waited
 * longest: first of those whose request is incomplete, then of the idle ones. So clients that open connections and
 * send nothing, or send slowly, cannot keep others out, and a call that is being answered is never interrupted.
 */
export class ConnectionLimiter {
  readonly #logger = new Logger('Service');
  readonly #connections = new Map<string, Connection>();
  /** Connections that wait for a request to become complete, the oldest first. */
  readonly #incomplete = new Set<string>();
  /** Connections that wait for a further request, the oldest first. */
  readonly #idle = new Set<string>();
  #lastWarningAt = Number.NEGATIVE_INFINITY;

  /** @param cure what to do when the connections are legitimate */
  constructor(
    private readonly maxConnections: number,
    private readonly cure = 'raise http.maxConnections (HAPTIK_MAX_CONNECTIONS), or run more replicas',
  ) {}

  observe(server: Server): void {
    server.prependListener('connection', (socket: Socket) => this.open(socket));
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      this.begin(request, response),
    );
  }

  private open(socket: Socket): void {
    const key = keyOf(socket);
    const connection: Connection = { socket, pending: 0 };
    this.#connections.set(key, connection);
    this.#incomplete.add(key);
    socket.once('close', () => {
      if (this.#connections.get(key) === connection) this.forget(key);
    });
    if (this.#connections.size > this.maxConnections) this.makeRoom(key);
  }

  private begin(request: IncomingMessage, response: ServerResponse): void {
    const key = keyOf(request.socket);
    const connection = this.#connections.get(key);
    if (!connection) return;
    connection.pending++;
    this.#idle.delete(key);
    // Again at the end: it waits from now on.
    this.#incomplete.delete(key);
    this.#incomplete.add(key);
    request.once('end', () => this.#incomplete.delete(key));
    response.once('close', () => {
      connection.pending--;
      if (!request.complete || this.#connections.get(key) !== connection) return;
      this.#incomplete.delete(key);
      if (connection.pending === 0) this.#idle.add(key);
    });
  }

  private makeRoom(newcomer: string): void {
    const [oldest = newcomer] = this.#incomplete;
    const [idle = newcomer] = this.#idle;
    const closed = oldest === newcomer ? idle : oldest;
    this.warn(closed === newcomer);
    const socket = this.#connections.get(closed)?.socket;
    // Its `close` comes later, and the next connection must not choose it again.
    this.forget(closed);
    socket?.destroy();
  }

  private forget(key: string): void {
    this.#connections.delete(key);
    this.#incomplete.delete(key);
    this.#idle.delete(key);
  }

  private warn(isRefused: boolean): void {
    if (performance.now() - this.#lastWarningAt < WARNING_INTERVAL_MS) return;
    this.#lastWarningAt = performance.now();
    const what = isRefused ? 'A new connection was refused' : 'The longest waiting one was closed';
    this.#logger.warn(
      `The limit of ${this.maxConnections} open connections is reached. ${what}. If they are legitimate, ${this.cure}.`,
    );
  }
}

/** The same for a socket of TLS and the one below it. */
function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
