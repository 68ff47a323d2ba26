import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as received. */
export interface CapturedRequest {
  /** Method and path, without the query. */
  readonly requestLine: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type ResponseBehavior = (response: ServerResponse, request: CapturedRequest) => void;

/** Responds with a status and a body: a string unchanged, other values as JSON. */
export const respondWith =
  (status: number, body: unknown, headers: Record<string, string> = {}): ResponseBehavior =>
  (response) => {
    const isText = typeof body === 'string';
    response
      .writeHead(status, { 'Content-Type': isText ? 'text/html' : 'application/json', ...headers })
      .end(isText ? body : JSON.stringify(body));
  };

/** Reads the whole request and closes the connection. */
export const closeConnection: ResponseBehavior = (response) => void response.destroy();

/** Never responds. */
export const neverRespond: ResponseBehavior = () => undefined;

/** Sends less than the announced content length and closes the connection. */
export const truncateResponse: ResponseBehavior = (response) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write('{"success": true', () => response.destroy());
};

/** Sends a valid response byte by byte and never ends it. */
export const throttleResponse: ResponseBehavior = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const interval = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(interval));
};

/** Sends endless valid JSON, as fast as the client reads. */
export const floodResponse: ResponseBehavior = (response) => {
  const writeAll = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', writeAll).writeHead(200, { 'Content-Type': 'application/json' });
  writeAll();
};

/** Responds with bytes that are not HTTP. */
export const respondWithBytes =
  (bytes: string): ResponseBehavior =>
  ({ socket }) =>
    void socket?.end(bytes);

/** Records every request and responds as configured. */
export class CaptureServer {
  readonly requests: CapturedRequest[] = [];
  readonly #server = createServer((request, response) => void this.answer(request, response));
  #behaviors: ResponseBehavior[] = [];

  /** Responses to the next requests, one each; `{"success": true}` after the last. */
  respondNextWith(...behaviors: readonly ResponseBehavior[]): void {
    this.requests.length = 0;
    this.#behaviors = [...behaviors];
  }

  /** Waits for a number of requests. */
  async waitForRequests(count: number): Promise<void> {
    while (this.requests.length < count) await new Promise((resolve) => setImmediate(resolve));
  }

  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const line = `${request.method} ${path}`;
    const captured = {
      requestLine: line,
      query,
      headers: request.headers,
      body: await buffer(request),
    };
    this.requests.push(captured);
    (this.#behaviors.shift() ?? respondWith(200, { success: true }))(response, captured);
  }
}

/** The fields of a multipart body. A file has its name, type and text. */
export async function parseFormBody({
  headers,
  body,
}: CapturedRequest): Promise<Record<string, unknown>> {
  const type = { 'Content-Type': headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(body), { headers: type }).formData();
  const fields = [...form].map(async ([name, value]) => {
    if (typeof value === 'string') return [name, value] as const;
    return [name, { name: value.name, type: value.type, text: await value.text() }] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
}
