import type { IncomingMessage, Server } from 'node:http';

/** Runs the listeners of a server within a function, as instrumentation of a host does. */
export function wrapRequests(
  server: Server,
  wrap: (request: IncomingMessage, next: () => void) => void,
): void {
  const listeners = server.listeners('request');
  server
    .removeAllListeners('request')
    .on('request', (request: IncomingMessage, response: unknown) =>
      wrap(request, () => {
        for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
      }),
    );
}
