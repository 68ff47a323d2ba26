import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it came over the wire. */
export interface CapturedRequest {
  /** Method and path, without the query. */
  readonly requestLine: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type ResponseBehavior = (response: ServerResponse, request: CapturedRequest) => void;

/** Answers with a status and a body, JSON unless it is a text. */
export const respondWith =
  (status: number, body: unknown, headers: Record<string, string> = {}): ResponseBehavior =>
  (response) => {
    const isText = typeof body === 'string';
    response
      .writeHead(status, { 'Content-Type': isText ? 'text/html' : 'application/json', ...headers })
      .end(isText ? body : JSON.stringify(body));
  };

/** Reads the whole request and cuts the connection. */
export const closeConnection: ResponseBehavior = (response) => void response.destroy();

/** Never answers. */
export const neverRespond: ResponseBehavior = () => undefined;

/** Promises more than it sends, and cuts the connection. */
export const truncateResponse: ResponseBehavior = (response) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write('{"success": true', () => response.destroy());
};

/** Sends a byte of a valid answer at a time, and never comes to its end. */
export const throttleResponse: ResponseBehavior = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const interval = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(interval));
};

/** Sends valid JSON that does not end, as fast as it is taken. */
export const floodResponse: ResponseBehavior = (response) => {
  const writeAll = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', writeAll).writeHead(200, { 'Content-Type': 'application/json' });
  writeAll();
};

/** Answers with bytes that are no HTTP. */
export const respondWithBytes =
  (bytes: string): ResponseBehavior =>
  ({ socket }) =>
    void socket?.end(bytes);

/** Keeps every request as it came, and behaves as it is told. */
export class CaptureServer {
  readonly requests: CapturedRequest[] = [];
  readonly #server = createServer((request, response) => void this.answer(request, response));
  #behaviors: ResponseBehavior[] = [];

  /** What the next requests get, one each; `{"success": true}` when there is none left. */
  respondNextWith(...behaviors: readonly ResponseBehavior[]): void {
    this.requests.length = 0;
    this.#behaviors = [...behaviors];
  }

  /** Until so many requests have come. */
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

/** The fields of a multipart body; a file is its name, type and text. */
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
