import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface PlatformRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly clientId: string | string[] | undefined;
  readonly body: Record<string, unknown>;
}

type Behaviour = (response: ServerResponse) => void;

/** Answers with a status and a JSON body. */
export const answering =
  (status: number, body: unknown): Behaviour =>
  (response) =>
    void response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(body));

/** Cuts the connection. */
export const cutting: Behaviour = (response) => void response.destroy();

/** Never answers. */
export const hanging: Behaviour = () => undefined;

export const MOVED = answering(200, { success: true });

/** A stand-in for the platform's `send_chat_to_agent` over real HTTP. */
export class Platform {
  readonly requests: PlatformRequest[] = [];
  readonly #server = createServer((request, response) => void this.answer(request, response));
  #behaviours: Behaviour[] = [];

  /** What the next requests get, one each; `MOVED` when there is none left. */
  behave(...behaviours: Behaviour[]): void {
    this.requests.length = 0;
    this.#behaviours = behaviours;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push({
      path: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      clientId: request.headers['client-id'],
      body: (await json(request)) as Record<string, unknown>,
    });
    (this.#behaviours.shift() ?? MOVED)(response);
  }
}
