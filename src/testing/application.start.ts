import type { Server } from 'node:net';
import type { INestApplication } from '@nestjs/common';

/** On the server, since it is what all clients of an application share. */
const START = Symbol.for('nestjs-haptik.testing.start');

type StartedServer = Server & { [START]?: Promise<void> | undefined };

/**
 * Starts an application on a free port of the loopback address unless it listens. Clients that need it at once
 * share one start: Nest would initialize the modules again for each.
 */
export async function startApplication(app: INestApplication): Promise<Server> {
  const server = app.getHttpServer() as StartedServer;
  if (!server.listening) {
    server[START] ??= listen(app, server).finally(() => (server[START] = undefined));
    await server[START];
  }
  return server;
}

async function listen(app: INestApplication, server: Server): Promise<void> {
  await app.listen(0, '127.0.0.1');
  // A test that does not close the application must not keep the process of the runner alive.
  server.on('connection', (socket) => socket.unref()).unref();
}
