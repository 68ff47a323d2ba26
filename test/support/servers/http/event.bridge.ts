import type { INestApplicationContext } from '@nestjs/common';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { EventReceiver } from '../../../../src/serverless/event.receiver.js';
import { toHttpResult } from '../../../../src/serverless/http.event.js';
import { restEvent } from '../../serverless.events.js';

/** More than any budget. */
const TIME_LIMIT_MS = 60_000;

/** Serves the events of requests by the server, as API Gateway does. */
export function serveEvents(server: Server, app: INestApplicationContext): void {
  let receiver: EventReceiver | undefined;
  server
    .removeAllListeners('request')
    .on('request', (request: IncomingMessage, response: ServerResponse) => {
      receiver ??= new EventReceiver(app, {});
      void answer(request, response, receiver);
    });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  receiver: EventReceiver,
): Promise<void> {
  const { method = 'GET', url = '/', rawHeaders } = request;
  const [path = '', query = ''] = url.replace(/^https?:\/\/[^/]*/i, '').split(/\?(.*)/s);
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
  const event = restEvent({ method, path, query, headers, body: await buffer(request) }, true);
  const given = await receiver.receiveHttp(method, { event, context: undefined }, TIME_LIMIT_MS);
  const result = toHttpResult(given, method, event);
  const length = { 'Content-Length': Buffer.byteLength(given.body) };
  response.writeHead(result.statusCode, { ...result.headers, ...length }).end(result.body);
}
