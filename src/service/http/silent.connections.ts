import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How often it looks for connections that were silent for too long. */
const LOOK_EVERY_MS = 1_000;

type Listener = (this: Server, socket: Socket) => void;

/**
 * Lets a connection that a proxy opened ahead of its first call be silent for as long as one between two
 * calls. Node counts the time of the first head from the connection on; so it gets the connection with its
 * first byte.
 */
export function waitForFirstBytes(server: Server): void {
  const listeners = server.listeners('connection') as Listener[];
  const silent = new Map<Socket, number>();
  server.removeAllListeners('connection').on('connection', (socket: Socket) => {
    silent.set(socket, performance.now());
    const forget = (): unknown => silent.delete(socket);
    socket.on('error', forget).once('close', forget);
    socket.once('readable', () => {
      socket.off('error', forget).off('close', forget);
      forget();
      for (const listener of listeners) listener.call(server, socket);
    });
  });
  const look = (): void => {
    const earliest = performance.now() - server.keepAliveTimeout;
    for (const [socket, since] of silent) {
      if (since < earliest || !server.listening) socket.destroy();
    }
  };
  setInterval(look, LOOK_EVERY_MS).unref();
}
