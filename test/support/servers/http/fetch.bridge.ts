import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { HaptikFetch } from 'nestjs-haptik';

/** Requests that have no body in the fetch interface. */
const METHODS_WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Serves a fetch handler by the server, as runtimes with the fetch interface do. */
export function serveFetch(server: Server, fetchHandler: HaptikFetch): void {
  server
    .removeAllListeners('request')
    .on('request', (request: IncomingMessage, response: ServerResponse) => {
      void answer(request, response, fetchHandler);
    });
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  fetchHandler: HaptikFetch,
): Promise<void> {
  const request = await createRequest(message);
  // As runtimes do, without the handler.
  if (!request) return void response.writeHead(400).end();
  const reply = await fetchHandler(request);
  const content = Buffer.from(await reply.arrayBuffer());
  const length = { 'Content-Length': content.length };
  response
    .writeHead(reply.status, { ...Object.fromEntries(reply.headers), ...length })
    .end(content);
}

/** Undefined if the interface has no such request: its URL is invalid, or its method is TRACE. */
async function createRequest(message: IncomingMessage): Promise<Request | undefined> {
  const { method = 'GET', url = '/' } = message;
  const headers = new Headers();
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '');
  }
  const bytes = await buffer(message);
  const body =
    METHODS_WITHOUT_BODY.has(method) || bytes.length === 0 ? null : new Uint8Array(bytes);
  const target = /^https?:/i.test(url) ? url : `http://bot.example${url}`;
  try {
    return new Request(target, { method, headers, body });
  } catch {
    return undefined;
  }
}
