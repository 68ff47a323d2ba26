import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedCall {
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** A bot with scripted responses, including invalid ones that the library never sends. */
export class ScriptedBot {
  readonly calls: ReceivedCall[] = [];
  respond: (response: ServerResponse) => void = (response) => void response.end();
  readonly #server = createServer((request, response) => void this.receive(request, response));

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/haptik`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Responds with a status and a body: a string unchanged, other values as JSON. */
  respondWith(body: unknown, status = 200): void {
    const bytes = typeof body === 'string' ? body : JSON.stringify(body);
    this.respond = (response) => void response.writeHead(status).end(bytes);
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = JSON.parse(await text(request)) as Record<string, unknown>;
      this.calls.push({ headers: request.headers, body });
      this.respond(response);
    } catch {
      // The connection closed before the call was complete.
    }
  }
}
