import type { ServerResponse } from 'node:http';

interface HijackableReply {
  readonly raw: ServerResponse;
  hijack(): this;
  getHeaders(): Readonly<Record<string, string | number | string[] | undefined>>;
}

/** A response of newline-delimited JSON that sends each line immediately. */
export class NdjsonStream<Line> {
  readonly #raw: ServerResponse & { flush?(): void };

  constructor(response: object) {
    this.#raw = hijackResponse(response);
    this.#raw.writeHead(200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      // Keeps proxies from buffering the response.
      'X-Accel-Buffering': 'no',
    });
    this.#raw.flushHeaders();
  }

  /** Whether the client has disconnected or the response has ended. */
  get isClosed(): boolean {
    return this.#raw.destroyed || this.#raw.writableEnded;
  }

  write(line: Line): void {
    if (this.isClosed) return;
    this.#raw.write(`${JSON.stringify(line)}\n`);
    this.#raw.flush?.(); // needed if the host compresses responses
  }

  end(line: Line): void {
    if (!this.isClosed) this.#raw.end(`${JSON.stringify(line)}\n`);
  }
}

/** Takes the response over from Fastify, and keeps the headers of its hooks. */
function hijackResponse(response: object): ServerResponse {
  if (!('raw' in response)) return response as ServerResponse;
  const fastify = (response as HijackableReply).hijack();
  for (const [name, value] of Object.entries(fastify.getHeaders())) {
    if (value !== undefined) fastify.raw.setHeader(name, value);
  }
  return fastify.raw;
}
