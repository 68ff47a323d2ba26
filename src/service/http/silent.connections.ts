import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const CHECK_INTERVAL_MS = 1_000;

/** The event of a connection on which a request can arrive. */
type ConnectionEvent = 'connection' | 'secureConnection';

type Listener = (this: Server, socket: Socket) => void;

/**
 * Gives a connection that a proxy opens ahead of its first call the keep-alive timeout. Node counts the
 * timeout of the first head from the connection on, so it receives the connection at its first byte.
 */
export function waitForFirstBytes(server: Server, event: ConnectionEvent): void {
  const listeners = server.listeners(event) as Listener[];
  const silent = new Map<Socket, number>();
  server.removeAllListeners(event).on(event, (socket: Socket) => {
    silent.set(socket, performance.now());
    const forget = (): unknown => silent.delete(socket);
    socket.on('error', forget).once('close', forget);
    socket.once('readable', () => {
      socket.off('error', forget).off('close', forget);
      forget();
      for (const listener of listeners) listener.call(server, socket);
    });
  });
  const closeExpired = (): void => {
    const earliest = performance.now() - server.keepAliveTimeout;
    for (const [socket, since] of silent) {
      if (since < earliest || !server.listening) socket.destroy();
    }
  };
  const timer = setInterval(closeExpired, CHECK_INTERVAL_MS).unref();
  server.once('close', () => clearInterval(timer));
}
