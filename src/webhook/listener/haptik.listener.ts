import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import { HaptikSetupError } from '../../haptik.error.js';
import { EndpointListener } from './endpoint.listener.js';
import { getProvider } from './get.provider.js';

/**
 * A listener for requests of node:http, which is middleware of Express and Connect as well. `next` is called
 * for URLs that are not of the endpoint; without it they are answered with 404.
 */
export type HaptikListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: () => void,
) => void;

/**
 * Answers calls without the router, guards, interceptors and filters of Nest: with the same stages as the
 * route, and faster. Guards, interceptors and pipes of the node methods run as usual.
 *
 * @param app an application that imports `HaptikModule`; initialize it before the first request
 * @throws HaptikSetupError when the application does not import `HaptikModule`
 * @example
 * const app = await NestFactory.createApplicationContext(AppModule);
 * createServer(haptikListener(app)).listen(3000);
 */
export function haptikListener(app: INestApplicationContext): HaptikListener {
  const listener = getProvider(app, EndpointListener);
  return (request, response, next) => listener.handle(request, response, next);
}

/**
 * Puts the listener in front of the HTTP platform of an application, Express or Fastify. All other URLs
 * reach the platform. Call it right after `NestFactory.create`.
 *
 * @throws HaptikSetupError when the application does not import `HaptikModule`, or when its server has
 *   several listeners
 * @example
 * const app = await NestFactory.create(AppModule);
 * useHaptikListener(app);
 * await app.listen(3000);
 */
export function useHaptikListener(app: INestApplication): void {
  const server = app.getHttpServer() as Server;
  const [platform, ...others] = server.listeners('request') as HaptikListener[];
  if (!platform || others.length > 0) {
    throw new HaptikSetupError(
      `useHaptikListener: the server has ${others.length + (platform ? 1 : 0)} listeners for requests, and it cannot ` +
        'tell which is the one of the platform. Call it right after NestFactory.create.',
    );
  }
  const listener = haptikListener(app);
  server
    .removeAllListeners('request')
    .on('request', (request: IncomingMessage, response: ServerResponse) =>
      listener(request, response, () => platform.call(server, request, response)),
    );
}
