import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it came over the wire. */
export interface Captured {
  /** Method and path, without the query. */
  readonly line: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export type Behaviour = (response: ServerResponse, request: Captured) => void;

/** Answers with a status and a body, JSON unless it is a text. */
export const answers =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    const isText = typeof body === 'string';
    response
      .writeHead(status, { 'Content-Type': isText ? 'text/html' : 'application/json', ...headers })
      .end(isText ? body : JSON.stringify(body));
  };

/** Reads the whole request and cuts the connection. */
export const cuts: Behaviour = (response) => void response.destroy();

/** Never answers. */
export const hangs: Behaviour = () => undefined;

/** Promises more than it sends, and cuts the connection. */
export const answersHalf: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write('{"success": true', () => response.destroy());
};

/** Sends a byte of a valid answer at a time, and never comes to its end. */
export const drips: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const drip = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(drip));
};

/** Sends valid JSON that does not end, as fast as it is taken. */
export const floods: Behaviour = (response) => {
  const pour = (): void => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', pour).writeHead(200, { 'Content-Type': 'application/json' });
  pour();
};

/** Answers with bytes that are no HTTP. */
export const speaks =
  (bytes: string): Behaviour =>
  ({ socket }) =>
    void socket?.end(bytes);

/** Keeps every request as it came, and behaves as it is told. */
export class CaptureServer {
  readonly requests: Captured[] = [];
  readonly #server = createServer((request, response) => void this.answer(request, response));
  #behaviours: Behaviour[] = [];

  /** What the next requests get, one each; `{"success": true}` when there is none left. */
  behave(...behaviours: readonly Behaviour[]): void {
    this.requests.length = 0;
    this.#behaviours = [...behaviours];
  }

  /** Until so many requests have come. */
  async hasGot(count: number): Promise<void> {
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
    const captured = { line, query, headers: request.headers, body: await buffer(request) };
    this.requests.push(captured);
    (this.#behaviours.shift() ?? answers(200, { success: true }))(response, captured);
  }
}

/** The fields of a multipart body; a file is its name, type and text. */
export async function formOf({ headers, body }: Captured): Promise<Record<string, unknown>> {
  const type = { 'Content-Type': headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(body), { headers: type }).formData();
  const fields = [...form].map(async ([name, value]) => {
    if (typeof value === 'string') return [name, value] as const;
    return [name, { name: value.name, type: value.type, text: await value.text() }] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
}
